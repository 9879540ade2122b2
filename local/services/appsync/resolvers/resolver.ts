import { EarlyReturn } from "../javascript/runtime.ts";
import type { FieldRun, ResolverContext } from "./context.ts";
import type { Mapping } from "./mapping.ts";
import { notAuthorized, UnauthorizedField } from "./resolver-error.ts";
import { runStep, type Step } from "./step.ts";

/** Resolves one field. Rejects with ResolverError. */
export type Resolver = (context: ResolverContext, run: FieldRun) => Promise<unknown>;

export const unitResolver = (step: Step): Resolver => guarded((context, run) => runStep(step, context, run));

/** The resolver's own mapping stands around the functions; each finds the result of the one before in `$ctx.prev.result`. */
export function pipelineResolver(around: Mapping, functions: readonly Step[]): Resolver {
  return guarded(async (context, run) => {
    const before = around.request?.(context, run) ?? { request: {} };
    if ("returned" in before) return before.returned;
    context.prev = { result: before.request };
    for (const step of functions) {
      const result = await runStep(step, context, run);
      context.prev = { result };
    }
    if (!around.response) return context.prev.result;
    context.result = context.prev.result;
    context.error = null;
    return around.response(context, run);
  });
}

function guarded(resolve: Resolver): Resolver {
  return async (context, run) => {
    try {
      return (await resolve(context, run)) ?? null;
    } catch (error) {
      if (error instanceof EarlyReturn) return error.value;
      if (error instanceof UnauthorizedField) throw notAuthorized(context.info.fieldName, context.info.parentTypeName);
      throw error;
    }
  };
}
