import { acceptAttributes, requireAttributes } from "../attributes.ts";
import type { Context, Operation } from "../context.ts";
import { aliasExists } from "../errors.ts";
import { attributeList, invalidParameter, optional, parseInput, textMap, token } from "../input.ts";
import { withoutCode } from "../codes.ts";

const shape = { AccessToken: token, UserAttributes: attributeList, ClientMetadata: optional(textMap) };

export const updateUserAttributes =
  ({ users, codes, authenticate }: Pick<Context, "users" | "codes" | "authenticate">): Operation =>
  async (input) => {
    const request = parseInput(input, shape);
    const { user, client } = await authenticate(request.AccessToken);
    const { pool } = client;
    const accepted = acceptAttributes(client, request.UserAttributes);
    for (const name of Object.keys(accepted)) {
      if (!pool.attributes.get(name)?.mutable) throw invalidParameter(`user.${name}: Attribute cannot be updated.\n`);
    }
    const { email, ...others } = accepted;
    if (email === undefined || email === user.attributes.email) {
      const attributes = { ...user.attributes, ...others };
      requireAttributes(pool, attributes);
      await users.save(pool, { ...user, attributes });
      return { CodeDeliveryDetailsList: [] };
    }

    const isNameToSignInWith = pool.emailIsUsername || pool.emailIsAlias;
    if (isNameToSignInWith && users.find(pool, email)) throw aliasExists();
    const waits = pool.verifyEmailBeforeUpdate && pool.autoVerifyEmail;
    const attributes = { ...user.attributes, ...others, ...(!waits && { email, email_verified: "false" }) };
    requireAttributes(pool, attributes);
    // An older code would verify an address that was sent another one.
    const updated = { ...withoutCode(user, "email"), attributes };
    if (!pool.autoVerifyEmail) {
      await users.save(pool, updated);
      return { CodeDeliveryDetailsList: [] };
    }
    codes.countRequest(pool, user.username, "email");
    const metadata = request.ClientMetadata;
    const issued = codes.issue(updated, { purpose: "email", source: "UpdateUserAttribute", metadata, ...(waits && { pendingEmail: email }) });
    await users.save(pool, issued.user);
    return { CodeDeliveryDetailsList: [await issued.deliver(client)] };
  };
