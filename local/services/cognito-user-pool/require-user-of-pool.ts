import { AwsError } from "../../gateway/aws-error.ts";
import type { Context } from "./context.ts";
import { userNotFound } from "./errors.ts";
import type { UserPool } from "./user-pool.ts";
import type { User } from "./user-store.ts";

/** Throws ResourceNotFoundException, UserNotFoundException: who may call `Admin*` operations may know who exists. */
export function requireUserOfPool({ pools, users }: Pick<Context, "pools" | "users">, poolId: string, name: string): { pool: UserPool; user: User } {
  const pool = pools.pools.get(poolId);
  if (!pool) throw new AwsError("ResourceNotFoundException", `User pool ${poolId} does not exist.`);
  const user = users.find(pool, name);
  if (!user) throw userNotFound();
  return { pool, user };
}
