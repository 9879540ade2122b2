import { withoutCode } from "../codes.ts";
import type { Contact } from "../contacts.ts";
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
    const { contact = "email" } = codes.check(pool, request.Username, user, "signUp", request.ConfirmationCode);
    if (!user) return {};

    await takeAlias(pool, user, contact, request.ForceAliasCreation === true);
    const confirmed: User = {
      ...withoutCode(user, "signUp"),
      status: "CONFIRMED",
      attributes: { ...user.attributes, [`${contact}_verified`]: "true" },
    };
    await users.save(pool, confirmed);
    await triggers.postConfirmation(client, confirmed, "ConfirmSignUp", request.ClientMetadata);
    return {};

    /** Where a verified address is a way to sign in, it belongs to one user: the one who verified it last, if forced. */
    async function takeAlias(aliasPool: UserPool, { username: name, attributes }: User, alias: Contact, force: boolean): Promise<void> {
      const address = attributes[alias];
      const owner = aliasPool.aliases.includes(alias) && address ? users.find(aliasPool, address) : undefined;
      if (!owner || owner.username === name) return;
      if (!force) throw aliasExists(alias);
      await users.save(aliasPool, { ...owner, attributes: { ...owner.attributes, [`${alias}_verified`]: "false" } });
    }
  };
