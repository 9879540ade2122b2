import type { Context, Operation } from "../context.ts";
import { attribute, invalidParameter, optional, parseInput, textMap, token } from "../input.ts";

const shape = { AccessToken: token, AttributeName: attribute, ClientMetadata: optional(textMap) };

export const getUserAttributeVerificationCode =
  ({ users, codes, authenticate }: Pick<Context, "users" | "codes" | "authenticate">): Operation =>
  async (input) => {
    const request = parseInput(input, shape);
    const { user, client } = await authenticate(request.AccessToken);
    if (request.AttributeName !== "email") throw invalidParameter("Only the attribute email can be verified.");
    // A change of address that waits for its code goes on waiting for the new one.
    const pendingEmail = user.codes.email?.pendingEmail;
    if (!pendingEmail && !user.attributes.email) throw invalidParameter("User does not have an email to verify.");
    codes.countRequest(client.pool, user.username, "email");
    const metadata = request.ClientMetadata;
    const issued = codes.issue(user, { purpose: "email", source: "VerifyUserAttribute", metadata, ...(pendingEmail && { pendingEmail }) });
    await users.save(client.pool, issued.user);
    return { CodeDeliveryDetails: await issued.deliver(client) };
  };
