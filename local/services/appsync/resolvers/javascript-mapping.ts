import { loadCode, type Handler } from "../javascript/load-code.ts";
import { isIntended } from "../javascript/runtime.ts";
import { withRun, type FieldRun, type ResolverContext } from "./context.ts";
import type { Mapping } from "./mapping.ts";
import { ResolverError } from "./resolver-error.ts";

/** The `request` and `response` handlers of an APPSYNC_JS module (runtime 1.0.0). */
export function javascriptMapping(source: string, name: string): Mapping {
  const { request, response } = loadCode(source, name);
  return {
    ...(request && {
      request: (context: ResolverContext, run: FieldRun) => ({ request: call(request, context, run) }),
    }),
    ...(response && { response: (context: ResolverContext, run: FieldRun) => call(response, context, run) }),
  };
}

function call(handler: Handler, context: ResolverContext, run: FieldRun): unknown {
  try {
    return withRun(run, () => handler(context)) ?? null;
  } catch (error) {
    if (isIntended(error)) throw error;
    // AppSync tells the client only this much; what happened is in the log.
    run.log(`APPSYNC_JS: ${String((error as { stack?: unknown } | null)?.stack ?? error)}`);
    throw new ResolverError("Runtime Error", "Code");
  }
}
