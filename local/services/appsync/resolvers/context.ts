import type { Identity } from "../authorization/identity.ts";
import type { Trace } from "../../interfaces.ts";
import type { ResolverError } from "./resolver-error.ts";

/** `$ctx` of templates and the argument of handlers (https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference.html). */
export interface ResolverContext {
  readonly arguments: Record<string, unknown>;
  readonly args: Record<string, unknown>;
  readonly source: unknown;
  readonly identity: Identity;
  readonly request: RequestInfo;
  readonly info: FieldInfo;
  readonly env: Readonly<Record<string, string>>;
  stash: Record<string, unknown>;
  prev: { result: unknown } | null;
  result: unknown;
  error: { readonly message: string; readonly type: string } | null;
}

export interface RequestInfo {
  readonly headers: Readonly<Record<string, string>>;
  readonly domainName: string | null;
}

export interface FieldInfo {
  readonly fieldName: string;
  readonly parentTypeName: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly selectionSetList: readonly string[];
  readonly selectionSetGraphQL: string;
}

export type AuthType =
  | "API Key Authorization"
  | "IAM Authorization"
  | "User Pool Authorization"
  | "Open ID Connect Authorization"
  | "Lambda Authorization";

export interface FilterGroup {
  readonly filterGroup: readonly { readonly filters: readonly SubscriptionFilter[] }[];
}
export interface SubscriptionFilter {
  readonly fieldName: string;
  readonly operator: string;
  readonly value: unknown;
}
export interface Invalidation {
  readonly subscriptionField: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What one field's templates and handlers reach besides their context; they run synchronously, so one is current at a time. */
export interface FieldRun {
  readonly trace?: Trace;
  readonly authType: AuthType;
  readonly appendError: (error: ResolverError) => void;
  readonly log: (message: string) => void;
  readonly setSubscriptionFilter: (filter: FilterGroup) => void;
  readonly setInvalidationFilter: (filter: FilterGroup) => void;
  readonly invalidate: (invalidation: Invalidation) => void;
}

let current: FieldRun | undefined;

export function withRun<Result>(run: FieldRun, body: () => Result): Result {
  const outer = current;
  current = run;
  try {
    return body();
  } finally {
    current = outer;
  }
}

export function currentRun(): FieldRun {
  if (!current) throw new Error("util is used outside of a resolver");
  return current;
}
