import { invalidParameter } from "./errors.ts";

/** What GetId and GetCredentialsForIdentity take. */
export interface IdentityRequest {
  readonly IdentityPoolId: string | undefined;
  readonly IdentityId: string | undefined;
  /** Tokens by provider name. */
  readonly Logins: ReadonlyMap<string, string>;
  readonly CustomRoleArn: string | undefined;
}

const idPattern = /^[\w-]+:[0-9a-f-]+$/;
const longestId = 55;
const longestToken = 50_000;
const mostLogins = 10;
const longestRoleArn = 2048;

/** Throws InvalidParameterException. */
export function parseRequest(input: object): IdentityRequest {
  const { IdentityPoolId, IdentityId, Logins, CustomRoleArn } = input as Record<string, unknown>;
  return {
    IdentityPoolId: readId(IdentityPoolId, "identityPoolId"),
    IdentityId: readId(IdentityId, "identityId"),
    Logins: readLogins(Logins),
    CustomRoleArn: readRoleArn(CustomRoleArn),
  };
}

export function required(id: string | undefined, name: string): string {
  if (id === undefined) throw constraint(name, "Member must not be null");
  return id;
}

function readId(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw constraint(name, "Member must be a string");
  if (value.length > longestId) throw constraint(name, `Member must have length less than or equal to ${longestId}`);
  if (!idPattern.test(value)) throw constraint(name, "Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+");
  return value;
}

function readRoleArn(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string" && value.length >= 20 && value.length <= longestRoleArn) return value;
  throw constraint("customRoleArn", `Member must have length between 20 and ${longestRoleArn}`);
}

function readLogins(value: unknown): ReadonlyMap<string, string> {
  if (value === undefined || value === null) return new Map();
  const entries: [string, unknown][] = typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : [["", undefined]];
  if (entries.length > mostLogins) throw constraint("logins", `Member must have length less than or equal to ${mostLogins}`);
  return new Map(
    entries.map(([provider, token]) => {
      if (typeof token !== "string" || token.length < 1 || token.length > longestToken) {
        throw constraint("logins", `Map value must satisfy constraint: [Member must have length between 1 and ${longestToken}]`);
      }
      return [provider, token];
    }),
  );
}

function constraint(name: string, sentence: string) {
  return invalidParameter(`1 validation error detected: Value at '${name}' failed to satisfy constraint: ${sentence}`);
}
