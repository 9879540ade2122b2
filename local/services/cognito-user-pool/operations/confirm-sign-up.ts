import { withoutCode } from "../codes.ts";
import type { Context, Operation } from "../context.ts";
import { aliasExists, notAuthorized, userNotFound } from "../errors.ts";
import { clientId, code, flag, optional, parseInput, textMap, username } from "../input.ts";
import type { UserPool } from "../user-pool.ts";
import type { User } from "../user-store.ts";

const shape = {
  ClientId: clientId,
  Username: username,
  ConfirmationCode: code,
  ForceAliasCreation: optional(flag),
  ClientMetadata: optional(textMap),
};

export const confirmSignUp =
  ({ pools, users, codes, triggers }: Pick<Context, "pools" | "users" | "codes" | "triggers">): Operation =>
  async (input) => {
    const request = parseInput(input, shape);
    const client = pools.client(request.ClientId);
    const { pool } = client;
    const user = users.find(pool, request.Username);
    if (!user && !client.hidesUserExistence) throw userNotFound();
    if (user?.status === "CONFIRMED") throw notAuthorized("User cannot be confirmed. Current status is CONFIRMED");
    codes.check(pool, request.Username, user, "signUp", request.ConfirmationCode);
    if (!user) return {};

    await takeAlias(pool, user, request.ForceAliasCreation === true);
    const confirmed: User = {
      ...withoutCode(user, "signUp"),
      status: "CONFIRMED",
      attributes: { ...user.attributes, email_verified: "true" },
    };
    await users.save(pool, confirmed);
    await triggers.postConfirmation(client, confirmed, "ConfirmSignUp", request.ClientMetadata);
    return {};

    /** Where a verified address is a way to sign in, it belongs to one user: the one who verified it last, if forced. */
    async function takeAlias(aliasPool: UserPool, { username: name, attributes: { email } }: User, force: boolean): Promise<void> {
      const owner = aliasPool.emailIsAlias && email ? users.find(aliasPool, email) : undefined;
      if (!owner || owner.username === name) return;
      if (!force) throw aliasExists();
      await users.save(aliasPool, { ...owner, attributes: { ...owner.attributes, email_verified: "false" } });
    }
  };
