import { deliveryToNobody } from "../codes.ts";
import { isVerified } from "../contacts.ts";
import type { Context, Operation } from "../context.ts";
import { userNotFound } from "../errors.ts";
import { migrateUser } from "../migrate-user.ts";
import { clientId, invalidParameter, optional, parseInput, textMap, username } from "../input.ts";

const shape = { ClientId: clientId, Username: username, ClientMetadata: optional(textMap) };

export const forgotPassword =
  ({ pools, users, codes, triggers, clock }: Pick<Context, "pools" | "users" | "codes" | "triggers" | "clock">): Operation =>
  async (input) => {
    const request = parseInput(input, shape);
    const client = pools.client(request.ClientId);
    const unknown = { name: request.Username, password: undefined, metadata: request.ClientMetadata };
    const user = users.find(client.pool, request.Username) ?? (await migrateUser({ users, triggers, clock }, client, unknown));
    if (!user && !client.hidesUserExistence) throw userNotFound();
    codes.countRequest(client.pool, user?.username ?? request.Username, "reset");
    const contact = user && client.pool.recovery.find((each) => isVerified(user.attributes, each));
    if (!user || !contact) {
      if (client.hidesUserExistence) return { CodeDeliveryDetails: deliveryToNobody(request.Username) };
      throw invalidParameter("Cannot reset password for the user as there is no registered/verified email or phone_number");
    }
    const issued = codes.issue(user, { purpose: "reset", source: "ForgotPassword", contact, metadata: request.ClientMetadata });
    await users.save(client.pool, issued.user);
    return { CodeDeliveryDetails: await issued.deliver(client) };
  };
