import type { Group, UserPool } from "./user-pool.ts";
import type { User } from "./user-store.ts";

export interface Membership {
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  /** Of the group with the lowest precedence; undefined where groups of the same precedence name different roles. */
  readonly preferredRole: string | undefined;
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html */
export function membershipOf(pool: UserPool, user: Pick<User, "groups">): Membership {
  // A group that left the assembly is a group no more.
  const groups = (user.groups ?? []).flatMap((name) => pool.groups.get(name) ?? []).sort((a, b) => precedenceOf(a) - precedenceOf(b));
  const withRole = groups.filter((group) => group.roleArn !== undefined);
  const first = withRole[0];
  const foremost = new Set(withRole.filter((group) => first && precedenceOf(group) === precedenceOf(first)).map(({ roleArn }) => roleArn));
  return {
    groups: groups.map(({ name }) => name),
    roles: [...new Set(withRole.flatMap(({ roleArn }) => roleArn ?? []))],
    preferredRole: foremost.size === 1 ? first?.roleArn : undefined,
  };
}

function precedenceOf({ precedence }: Group): number {
  return precedence ?? Number.MAX_SAFE_INTEGER;
}
