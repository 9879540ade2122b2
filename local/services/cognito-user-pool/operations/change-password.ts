import { attemptName } from "../codes.ts";
import type { Context, Operation } from "../context.ts";
import { incorrectPassword } from "../errors.ts";
import { parseInput, password, token } from "../input.ts";
import { replacePassword, requirePassword } from "../password-policy.ts";
import { matchesPassword } from "../srp.ts";

const shape = { AccessToken: token, PreviousPassword: password, ProposedPassword: password };
const wrongPasswordsPerHour = 5;

export const changePassword =
  ({ users, attempts, authenticate }: Pick<Context, "users" | "attempts" | "authenticate">): Operation =>
  async (input) => {
    const request = parseInput(input, shape);
    const { user, client } = await authenticate(request.AccessToken);
    const { pool } = client;
    requirePassword(pool.passwordPolicy, request.ProposedPassword, "next");
    attempts.spend("change password", attemptName(pool, user.username), wrongPasswordsPerHour);
    if (!matchesPassword(user.password, pool.name, user.username, request.PreviousPassword)) throw incorrectPassword();
    attempts.forgive("change password", attemptName(pool, user.username));
    await users.save(pool, replacePassword(pool, user, request.ProposedPassword));
    return {};
  };
