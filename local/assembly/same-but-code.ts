import type { Assembly } from "./model.ts";

/** Whether two assemblies describe the same backend, apart from the code of its functions. */
export function isSameButCode(one: Assembly, other: Assembly): boolean {
  return description(one) === description(other);
}

function description({ region, rootStackName, rootOutputs, rootMetadata, resources }: Assembly): string {
  const withoutCode = resources.map((resource) =>
    resource.type === "AWS::Lambda::Function" ? { ...resource, properties: { ...resource.properties, Code: undefined } } : resource,
  );
  return JSON.stringify([region, rootStackName, rootOutputs, rootMetadata, withoutCode]);
}
