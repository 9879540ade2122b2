import type { Context, Operation } from "../context.ts";
import { groupNotFound } from "../errors.ts";
import { groupName, parseInput, poolId, username } from "../input.ts";
import { requireUserOfPool } from "../require-user-of-pool.ts";

const shape = { UserPoolId: poolId, Username: username, GroupName: groupName };

export const adminAddUserToGroup =
  ({ pools, users }: Pick<Context, "pools" | "users">): Operation =>
  async (input) => {
    const { UserPoolId, Username, GroupName } = parseInput(input, shape);
    const { pool, user } = requireUserOfPool({ pools, users }, UserPoolId, Username);
    if (!pool.groups.has(GroupName)) throw groupNotFound();
    await users.save(pool, { ...user, groups: [...new Set([...(user.groups ?? []), GroupName])] });
    return {};
  };
