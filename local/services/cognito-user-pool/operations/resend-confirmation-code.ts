import { deliveryToNobody } from "../codes.ts";
import type { Context, Operation } from "../context.ts";
import { userNotFound } from "../errors.ts";
import { clientId, invalidParameter, optional, parseInput, textMap, username } from "../input.ts";

const shape = { ClientId: clientId, Username: username, ClientMetadata: optional(textMap) };

export const resendConfirmationCode =
  ({ pools, users, codes }: Pick<Context, "pools" | "users" | "codes">): Operation =>
  async (input) => {
    const request = parseInput(input, shape);
    const client = pools.client(request.ClientId);
    const user = users.find(client.pool, request.Username);
    if (!user && !client.hidesUserExistence) throw userNotFound();
    if (user?.status === "CONFIRMED") throw invalidParameter("User is already confirmed.");
    codes.countRequest(client.pool, user?.username ?? request.Username, "signUp");
    if (!user) return { CodeDeliveryDetails: deliveryToNobody(request.Username) };
    const contact = client.pool.autoVerified.find((each) => user.attributes[each]);
    if (contact === undefined) throw invalidParameter("Auto verification not turned on.");

    const issued = codes.issue(user, { purpose: "signUp", source: "ResendCode", contact, metadata: request.ClientMetadata });
    await users.save(client.pool, issued.user);
    return { CodeDeliveryDetails: await issued.deliver(client) };
  };
