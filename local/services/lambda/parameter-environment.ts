import { isObject } from "../../assembly/template.ts";
import type { Assembly } from "../../assembly/model.ts";

const configuration = "AMPLIFY_SSM_ENV_CONFIG";

/**
 * Amplify's bundles fetch some variables from the parameter store when they start: `AMPLIFY_SSM_ENV_CONFIG` maps each
 * to its parameter. The store's content stands in the template, so it is filled in here and the bundle has nothing to
 * fetch. Secrets stand in no template: they stay unset, and the log says so.
 */
export function resolveParameterEnvironment(
  variables: Readonly<Record<string, string>>,
  assembly: Assembly,
  log: (message: string) => void,
): Record<string, string> {
  const wanted: unknown = JSON.parse(variables[configuration] ?? "{}");
  if (!isObject(wanted) || Object.keys(wanted).length === 0) return { ...variables };
  const parameters = new Map(assembly.resourcesOf("AWS::SSM::Parameter").map(({ ref, attributes }) => [ref, attributes.Value]));
  const resolved = new Map(Object.entries({ ...variables, [configuration]: "{}" }));
  for (const [name, source] of Object.entries(wanted)) {
    const paths = isObject(source) ? [source.path, source.sharedPath].filter((path) => typeof path === "string") : [];
    const value = paths.map((path) => parameters.get(path)).find((found) => found !== undefined);
    if (value === undefined) {
      log(`${name} is a secret that only AWS holds (${paths.join(" or ")}): it is not set.`);
      resolved.delete(name);
    } else {
      resolved.set(name, value);
    }
  }
  return Object.fromEntries(resolved);
}
