import type { Assembly } from "../assembly/model.ts";

/** What each resource is called where it was written: its logical id, without the hash that CDK puts behind it. */
export function labelsOf({ resources }: Assembly): ReadonlyMap<string, string> {
  return new Map(resources.map(({ ref, logicalId }) => [ref, logicalId.replace(/(?<=.)[0-9A-F]{8}$/, "")]));
}
