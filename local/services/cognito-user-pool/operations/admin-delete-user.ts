import type { Context, Operation } from "../context.ts";
import { parseInput, poolId, username } from "../input.ts";
import { requireUserOfPool } from "../require-user-of-pool.ts";

const shape = { UserPoolId: poolId, Username: username };

export const adminDeleteUser =
  ({ pools, users, sessions, mailbox }: Pick<Context, "pools" | "users" | "sessions" | "mailbox">): Operation =>
  async (input) => {
    const { UserPoolId, Username } = parseInput(input, shape);
    const { pool, user } = requireUserOfPool({ pools, users }, UserPoolId, Username);
    await Promise.all([users.remove(pool, user), sessions.remove(...sessions.ofUser(user)), mailbox.forget(user.sub)]);
    return {};
  };
