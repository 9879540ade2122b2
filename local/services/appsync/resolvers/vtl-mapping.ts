import { extensions, util } from "../util/util.ts";
import { compileTemplate, type Rendering, type Template } from "../vtl/template.ts";
import { HostObject, NotEmulatedMember } from "../vtl/values.ts";
import { withRun, type FieldRun, type ResolverContext } from "./context.ts";
import type { Mapping } from "./mapping.ts";
import { mappingError, notEmulated, ResolverError, UnauthorizedField } from "./resolver-error.ts";

const utilObject = asHostObject("$util", util);
const extensionsObject = asHostObject("$extensions", extensions);

function asHostObject(name: string, members: object): HostObject {
  const wrapped = Object.entries(members).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === "object" && value !== null ? asHostObject(`${name}.${key}`, value) : value,
  ]);
  return new HostObject(name, Object.fromEntries(wrapped) as Record<string, unknown>);
}

/** Templates are compiled when they are first used, and once; many functions of an Amplify API share the same text. */
const compiled = new Map<string, Template>();

function compile(source: string): Template {
  const known = compiled.get(source);
  if (known) return known;
  const template = compileTemplate(source);
  compiled.set(source, template);
  return template;
}

/** Velocity templates (https://docs.aws.amazon.com/appsync/latest/devguide/resolver-mapping-template-reference-overview.html). */
export function vtlMapping(requestSource: string | undefined, responseSource: string | undefined): Mapping {
  return {
    ...(requestSource !== undefined && {
      request(context: ResolverContext, run: FieldRun) {
        const rendering = render(requestSource, context, run);
        return "text" in rendering ? { request: parse(rendering.text) } : { returned: valueOf(rendering) };
      },
    }),
    ...(responseSource !== undefined && {
      response: (context: ResolverContext, run: FieldRun) => valueOf(render(responseSource, context, run)),
    }),
  };
}

function render(source: string, context: ResolverContext, run: FieldRun): Rendering {
  const variables = {
    ctx: context,
    context,
    util: utilObject,
    utils: utilObject,
    extensions: extensionsObject,
  };
  try {
    return withRun(run, () => compile(source)(variables, (message) => run.log(`VTL: ${message}`)));
  } catch (error) {
    if (error instanceof ResolverError || error instanceof UnauthorizedField) throw error;
    if (error instanceof NotEmulatedMember) throw notEmulated(error.message);
    throw mappingError(error instanceof Error ? error.message : String(error));
  }
}

function valueOf(rendering: Rendering): unknown {
  if ("text" in rendering) return parse(rendering.text);
  return rendering.isJson && typeof rendering.returned === "string" ? parse(rendering.returned) : rendering.returned;
}

function parse(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  try {
    return JSON.parse(trimmed) as unknown;
  } catch (error) {
    throw mappingError(`Unable to parse the JSON document: '${trimmed.slice(0, 200)}' (${(error as Error).message})`);
  }
}
