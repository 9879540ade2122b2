import { withoutCode } from "../codes.ts";
import type { Context, Operation } from "../context.ts";
import { aliasExists } from "../errors.ts";
import { attribute, code, invalidParameter, parseInput, token } from "../input.ts";

const shape = { AccessToken: token, AttributeName: attribute, Code: code };

export const verifyUserAttribute =
  ({ users, codes, authenticate }: Pick<Context, "users" | "codes" | "authenticate">): Operation =>
  async (input) => {
    const request = parseInput(input, shape);
    const { user, client } = await authenticate(request.AccessToken);
    const { pool } = client;
    if (request.AttributeName !== "email") throw invalidParameter("Only the attribute email can be verified.");
    const { pendingEmail } = codes.check(pool, user.username, user, "email", request.Code);
    const email = pendingEmail ?? user.attributes.email ?? "";
    // Someone else may have taken the address while the code was on its way.
    const owner = pool.emailIsUsername || pool.emailIsAlias ? users.find(pool, email) : undefined;
    if (owner && owner.sub !== user.sub) throw aliasExists();
    await users.save(pool, { ...withoutCode(user, "email"), attributes: { ...user.attributes, email, email_verified: "true" } });
    return {};
  };
