import type { DataSource } from "../data-sources/data-source.ts";
import type { FieldRun, ResolverContext } from "./context.ts";
import type { Mapping } from "./mapping.ts";
import { mappingError, ResolverError } from "./resolver-error.ts";

/** A mapping around a data source: a unit resolver, or one function of a pipeline. */
export interface Step {
  /** Of the pipeline function; left out for a unit resolver. */
  readonly name?: string;
  readonly dataSourceName: string;
  readonly mapping: Mapping;
  readonly dataSource: DataSource;
}

/**
 * Maps the request, asks the data source, maps its answer. An error of the data source goes to the response mapping as
 * `$ctx.error`, which may raise it or not; without a response mapping it is the field's.
 */
export async function runStep(step: Step, context: ResolverContext, run: FieldRun): Promise<unknown> {
  if (step.name === undefined) return mapAndInvoke(step, context, run);
  const ended = run.trace?.begin("function", step.name);
  try {
    return await mapAndInvoke(step, context, run);
  } finally {
    ended?.();
  }
}

async function mapAndInvoke({ mapping, dataSource, dataSourceName }: Step, context: ResolverContext, run: FieldRun): Promise<unknown> {
  context.result = null;
  context.error = null;
  const outcome = mapping.request?.(context, run) ?? { request: dataSource.defaultRequest?.(context) };
  if ("returned" in outcome) return outcome.returned;
  const { request } = outcome;
  if (typeof request !== "object" || request === null || Array.isArray(request)) {
    throw mappingError("The request mapping must give an object.");
  }
  const ended = run.trace?.begin("data source", dataSourceName);
  try {
    context.result = (await dataSource.invoke(request, context)) ?? null;
  } catch (error) {
    if (!(error instanceof ResolverError)) throw error;
    const raisesAtOnce = (request as { version?: unknown }).version === "2017-02-28";
    if (!mapping.response || raisesAtOnce || error.errorType === "NotEmulated") throw error;
    context.error = { message: error.message, type: error.errorType ?? "UnknownError" };
    context.result = error.data;
  } finally {
    ended?.();
  }
  return mapping.response ? mapping.response(context, run) : context.result;
}
