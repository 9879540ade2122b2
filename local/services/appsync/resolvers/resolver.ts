import { EarlyReturn } from "../javascript/runtime.ts";
import type { FieldRun, ResolverContext } from "./context.ts";
import type { Mapping } from "./mapping.ts";
import { notAuthorized, UnauthorizedField } from "./resolver-error.ts";
import { runStep, type Step } from "./step.ts";

/** Resolves one field. Rejects with ResolverError. */
export type Resolver = (context: ResolverContext, run: FieldRun) => Promise<unknown>;

export const unitResolver = (step: Step): Resolver => guarded((context, run) => runStep(step, context, run));

/**
 * The resolver's own mapping stands around the functions; each finds the result of the one before in `$ctx.prev.result`.
 * An early return before or among them goes on with the response mapping
 * (https://docs.aws.amazon.com/appsync/latest/devguide/runtime-utils-js.html); a template's `#return` before them ends the resolver.
 */
export function pipelineResolver(around: Mapping, functions: readonly Step[]): Resolver {
  async function runFunctions(context: ResolverContext, run: FieldRun): Promise<unknown> {
    for (const step of functions) {
      const result = await runStep(step, context, run).catch(valueBeforeNext);
      context.prev = { result };
    }
    return context.prev?.result;
  }

  return guarded(async (context, run) => {
    let result: unknown;
    try {
      const before = around.request?.(context, run) ?? { request: {} };
      if ("returned" in before) return before.returned;
      context.prev = { result: before.request };
      result = await runFunctions(context, run);
    } catch (error) {
      if (!(error instanceof EarlyReturn)) throw error;
      result = error.value;
    }
    if (!around.response) return result;
    context.prev = { result };
    context.result = result;
    context.error = null;
    return around.response(context, run);
  });
}

/** A function that returned early is done; one that skipped to the end takes the rest with it. */
function valueBeforeNext(thrown: unknown): unknown {
  if (thrown instanceof EarlyReturn && thrown.skipTo === "NEXT") return thrown.value;
  throw thrown;
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
