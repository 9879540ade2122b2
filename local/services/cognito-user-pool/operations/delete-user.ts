import type { Context, Operation } from "../context.ts";
import { parseInput, token } from "../input.ts";

export const deleteUser =
  ({ users, sessions, mailbox, authenticate }: Pick<Context, "users" | "sessions" | "mailbox" | "authenticate">): Operation =>
  async (input) => {
    const { AccessToken } = parseInput(input, { AccessToken: token });
    const { user, client } = await authenticate(AccessToken);
    await Promise.all([users.remove(client.pool, user), sessions.remove(...sessions.ofUser(user)), mailbox.forget(user.sub)]);
    return {};
  };
