import { AwsError } from "../../../gateway/aws-error.ts";
import type { Context, Operation } from "../context.ts";
import { invalidParameter, optional, parseInput, poolId, text, wholeNumber } from "../input.ts";
import { describeUser } from "../user-description.ts";
import type { User } from "../user-store.ts";

const mostUsers = 60;
const shape = {
  UserPoolId: poolId,
  Filter: optional(text({ min: 0, max: 256, pattern: /^[^\0]*$/, patternText: "[^\\u0000]*" })),
  Limit: optional(wholeNumber({ min: 0, max: mostUsers })),
  PaginationToken: optional(text({ max: 131_072, pattern: /^\S+$/, patternText: "[\\S]+" })),
};

/** By username; a page's token is the last name on it. */
export const listUsers =
  ({ pools, users }: Pick<Context, "pools" | "users">): Operation =>
  async (input) => {
    const { UserPoolId, Filter = "", Limit, PaginationToken } = parseInput(input, shape);
    if (!pools.pools.has(UserPoolId)) throw new AwsError("ResourceNotFoundException", `User pool ${UserPoolId} does not exist.`);
    const fits = readFilter(Filter);
    const after = PaginationToken === undefined ? "" : Buffer.from(PaginationToken, "base64url").toString();
    const found = users.ofPool(UserPoolId).filter((user) => user.username > after && fits(user));
    const page = found.toSorted((a, b) => (a.username < b.username ? -1 : 1)).slice(0, Limit || mostUsers);
    const last = page.length < found.length ? page.at(-1) : undefined;
    const Users = page.map(describeUser).map(({ Username, attributes, more }) => ({ Username, Attributes: attributes, ...more }));
    return { Users, ...(last && { PaginationToken: Buffer.from(last.username).toString("base64url") }) };
  };

/** `name = "value"`, or `name ^= "value"` for what begins with it. */
function readFilter(filter: string): (user: User) => boolean {
  if (filter.trim() === "") return () => true;
  const [, name = "", operator, written = ""] = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(filter) ?? [];
  if (operator === undefined) throw invalidParameter("Error while parsing filter.");
  const value = written.replace(/\\(.)/g, "$1");
  return (user) => {
    const own: Readonly<Record<string, string | undefined>> = { ...user.attributes, username: user.username, sub: user.sub, "cognito:user_status": user.status };
    const actual = own[name];
    return actual !== undefined && (operator === "=" ? actual === value : actual.startsWith(value));
  };
}
