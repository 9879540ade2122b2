import type { Context, Operation } from "../context.ts";
import { parseInput, poolId, username } from "../input.ts";
import { requireUserOfPool } from "../require-user-of-pool.ts";
import { describeUser } from "../user-description.ts";

const shape = { UserPoolId: poolId, Username: username };

export const adminGetUser =
  ({ pools, users }: Pick<Context, "pools" | "users">): Operation =>
  async (input) => {
    const { UserPoolId, Username } = parseInput(input, shape);
    const { Username: name, attributes, more } = describeUser(requireUserOfPool({ pools, users }, UserPoolId, Username).user);
    return { Username: name, UserAttributes: attributes, ...more };
  };
