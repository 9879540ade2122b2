import { isContact } from "../contacts.ts";
import type { Context, Operation } from "../context.ts";
import { attribute, invalidParameter, optional, parseInput, textMap, token } from "../input.ts";

const shape = { AccessToken: token, AttributeName: attribute, ClientMetadata: optional(textMap) };

export const getUserAttributeVerificationCode =
  ({ users, codes, authenticate }: Pick<Context, "users" | "codes" | "authenticate">): Operation =>
  async (input) => {
    const request = parseInput(input, shape);
    const { user, client } = await authenticate(request.AccessToken);
    const contact = request.AttributeName;
    if (!isContact(contact)) throw invalidParameter("Only the attributes email and phone_number can be verified.");
    // A change that waits for its code goes on waiting for the new one.
    const pending = user.codes[contact]?.pending;
    if (!pending && !user.attributes[contact]) throw invalidParameter(`User does not have an ${contact} to verify.`);
    codes.countRequest(client.pool, user.username, contact);
    const metadata = request.ClientMetadata;
    const issued = codes.issue(user, { purpose: contact, source: "VerifyUserAttribute", contact, metadata, ...(pending && { pending }) });
    await users.save(client.pool, issued.user);
    return { CodeDeliveryDetails: await issued.deliver(client) };
  };
