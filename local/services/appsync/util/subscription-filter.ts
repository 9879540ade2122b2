import type { FilterGroup, SubscriptionFilter } from "../resolvers/context.ts";
import { mappingError } from "../resolvers/resolver-error.ts";

type Filter = Readonly<Record<string, unknown>>;
/** Alternatives of conditions that hold together: the only form subscription filters have. */
type Alternatives = readonly (readonly SubscriptionFilter[])[];

/**
 * A filter object such as `{ owner: { eq: "a" }, or: [...] }` as `{ filterGroup }`, of which any group must hold in full.
 * `ignoredFields` are left out; `rules` must hold in every group.
 */
export function toSubscriptionFilter(filter: Filter | null, ignoredFields: readonly string[] = [], rules: Filter = {}): FilterGroup {
  const alternatives = both(alternativesOf(filter ?? {}, ignoredFields), alternativesOf(rules, []));
  return { filterGroup: alternatives.filter((filters) => filters.length > 0).map((filters) => ({ filters })) };
}

function alternativesOf(filter: Filter, ignored: readonly string[]): Alternatives {
  return Object.entries(filter)
    .filter(([key, value]) => value !== null && value !== undefined && !ignored.includes(key))
    .map(([key, value]): Alternatives => {
      if (key === "or") return filtersOf(value).flatMap((each) => alternativesOf(each, ignored));
      if (key === "and") return filtersOf(value).map((each) => alternativesOf(each, ignored)).reduce(both, [[]]);
      return [conditionsOf(key, value)];
    })
    .reduce(both, [[]]);
}

const both = (left: Alternatives, right: Alternatives): Alternatives =>
  left.flatMap((some) => right.map((others) => [...some, ...others]));

function filtersOf(value: unknown): Filter[] {
  return (Array.isArray(value) ? value : [value]) as Filter[];
}

function conditionsOf(fieldName: string, value: unknown): SubscriptionFilter[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw mappingError(`Invalid subscription filter for ${fieldName}`);
  }
  return Object.entries(value).map(([operator, each]) => ({ fieldName, operator, value: each as unknown }));
}
