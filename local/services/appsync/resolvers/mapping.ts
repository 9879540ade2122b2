import type { FieldRun, ResolverContext } from "./context.ts";

/** A request for the data source, or the value with which the step ends before asking it. */
export type RequestOutcome = { readonly request: unknown } | { readonly returned: unknown };

/** What stands before and after a data source or a pipeline: a pair of templates, or a module of two handlers. */
export interface Mapping {
  /** Either may throw EarlyReturn. */
  readonly request?: (context: ResolverContext, run: FieldRun) => RequestOutcome;
  readonly response?: (context: ResolverContext, run: FieldRun) => unknown;
}
