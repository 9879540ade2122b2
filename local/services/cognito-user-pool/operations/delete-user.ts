import type { Context, Operation } from "../context.ts";
import { parseInput, token } from "../input.ts";

export const deleteUser =
  ({ users, sessions, authenticate }: Pick<Context, "users" | "sessions" | "authenticate">): Operation =>
  async (input) => {
    const { AccessToken } = parseInput(input, { AccessToken: token });
    const { user, client } = await authenticate(AccessToken);
    await Promise.all([users.remove(client.pool, user), sessions.remove(...sessions.ofUser(user))]);
    return {};
  };
