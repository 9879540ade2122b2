import { withoutCode } from "../codes.ts";
import { isContact } from "../contacts.ts";
import type { Context, Operation } from "../context.ts";
import { aliasExists } from "../errors.ts";
import { isNameToSignInWith } from "../user-store.ts";
import { attribute, code, invalidParameter, parseInput, token } from "../input.ts";

const shape = { AccessToken: token, AttributeName: attribute, Code: code };

export const verifyUserAttribute =
  ({ users, codes, authenticate }: Pick<Context, "users" | "codes" | "authenticate">): Operation =>
  async (input) => {
    const request = parseInput(input, shape);
    const { user, client } = await authenticate(request.AccessToken);
    const { pool } = client;
    const contact = request.AttributeName;
    if (!isContact(contact)) throw invalidParameter("Only the attributes email and phone_number can be verified.");
    const { pending } = codes.check(pool, user.username, user, contact, request.Code);
    const address = pending ?? user.attributes[contact] ?? "";
    // Someone else may have taken the address while the code was on its way.
    const owner = isNameToSignInWith(pool, contact) ? users.find(pool, address) : undefined;
    if (owner && owner.sub !== user.sub) throw aliasExists(contact);
    await users.save(pool, { ...withoutCode(user, contact), attributes: { ...user.attributes, [contact]: address, [`${contact}_verified`]: "true" } });
    return {};
  };
