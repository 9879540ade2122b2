import type { Context, Operation } from "../context.ts";
import { membershipOf } from "../groups.ts";
import { parseInput, poolId, username } from "../input.ts";
import { requireUserOfPool } from "../require-user-of-pool.ts";

const shape = { UserPoolId: poolId, Username: username };

/** All of them on one page. */
export const adminListGroupsForUser =
  ({ pools, users }: Pick<Context, "pools" | "users">): Operation =>
  async (input) => {
    const { UserPoolId, Username } = parseInput(input, shape);
    const { pool, user } = requireUserOfPool({ pools, users }, UserPoolId, Username);
    const Groups = membershipOf(pool, user).groups.map((name) => {
      const { roleArn, precedence } = pool.groups.get(name) ?? {};
      return { GroupName: name, UserPoolId, ...(roleArn && { RoleArn: roleArn }), ...(precedence !== undefined && { Precedence: precedence }) };
    });
    return { Groups };
  };
