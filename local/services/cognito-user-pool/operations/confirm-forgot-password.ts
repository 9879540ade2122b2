import { attemptName, withoutCode } from "../codes.ts";
import type { Context, Operation } from "../context.ts";
import { userNotFound } from "../errors.ts";
import { clientId, code, optional, parseInput, password, textMap, username } from "../input.ts";
import { replacePassword, requirePassword } from "../password-policy.ts";
import type { User } from "../user-store.ts";

const shape = { ClientId: clientId, Username: username, ConfirmationCode: code, Password: password, ClientMetadata: optional(textMap) };

export const confirmForgotPassword =
  ({ pools, users, codes, triggers, attempts }: Pick<Context, "pools" | "users" | "codes" | "triggers" | "attempts">): Operation =>
  async (input) => {
    const request = parseInput(input, shape);
    const client = pools.client(request.ClientId);
    const { pool } = client;
    const user = users.find(pool, request.Username);
    if (!user && !client.hidesUserExistence) throw userNotFound();
    // Before the code is looked at: a password that is refused does not use it up.
    requirePassword(pool.passwordPolicy, request.Password, "next");
    codes.check(pool, request.Username, user, "reset", request.ConfirmationCode);
    if (!user) return {};

    const status = user.status === "RESET_REQUIRED" ? "CONFIRMED" : user.status;
    const changed: User = { ...replacePassword(pool, withoutCode(user, "reset"), request.Password), status };
    await users.save(pool, changed);
    attempts.passwordAccepted(attemptName(pool, user.username));
    await triggers.postConfirmation(client, changed, "ConfirmForgotPassword", request.ClientMetadata);
    return {};
  };
