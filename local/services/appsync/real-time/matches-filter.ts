import type { FilterGroup, SubscriptionFilter } from "../resolvers/context.ts";
import { mappingError } from "../resolvers/resolver-error.ts";

type Fields = Readonly<Record<string, unknown>>;
type Compare = (actual: unknown, expected: unknown) => boolean;

const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [value]);

/** Only values of one kind are ordered. */
const ordered =
  (holds: (left: number | string, right: number | string) => boolean): Compare =>
  (actual, expected) =>
    (typeof actual === "number" && typeof expected === "number") || (typeof actual === "string" && typeof expected === "string")
      ? holds(actual, expected)
      : false;

const isSame: Compare = (actual, expected) => (actual ?? null) === (expected ?? null);
const contains: Compare = (actual, expected) =>
  Array.isArray(actual) ? actual.includes(expected) : typeof actual === "string" && actual.includes(String(expected));
const atLeast = ordered((left, right) => left >= right);
const atMost = ordered((left, right) => left <= right);

/** https://docs.aws.amazon.com/appsync/latest/devguide/extensions.html#extensions-filterJsonObject */
const operators: Readonly<Record<string, Compare>> = {
  eq: isSame,
  ne: (actual, expected) => !isSame(actual, expected),
  lt: ordered((left, right) => left < right),
  le: atMost,
  gt: ordered((left, right) => left > right),
  ge: atLeast,
  contains,
  notContains: (actual, expected) => !contains(actual, expected),
  containsAny: (actual, expected) => list(expected).some((each) => contains(actual, each)),
  beginsWith: (actual, expected) => typeof actual === "string" && actual.startsWith(String(expected)),
  in: (actual, expected) => list(expected).some((each) => isSame(actual, each)),
  notIn: (actual, expected) => !list(expected).some((each) => isSame(actual, each)),
  between: (actual, expected) => atLeast(actual, list(expected)[0]) && atMost(actual, list(expected)[1]),
};

const mostValues: Readonly<Record<string, number>> = { in: 5, notIn: 5, containsAny: 5 };

/** Throws ResolverError for a filter that AppSync would not take. */
export function checkFilter({ filterGroup }: FilterGroup): void {
  for (const { filters } of filterGroup) {
    for (const { fieldName, operator, value } of filters) {
      if (!Object.hasOwn(operators, operator)) throw mappingError(`Unsupported subscription filter operator '${operator}' on ${fieldName}.`);
      if (list(value).length > (mostValues[operator] ?? Infinity)) {
        throw mappingError(`The subscription filter operator '${operator}' takes at most 5 values.`);
      }
    }
  }
}

/** All filters of any one group hold. */
export function matchesFilter({ filterGroup }: FilterGroup, fields: Fields): boolean {
  return filterGroup.length === 0 || filterGroup.some(({ filters }) => filters.every((filter) => holds(filter, fields)));
}

function holds({ fieldName, operator, value }: SubscriptionFilter, fields: Fields): boolean {
  return operators[operator]?.(valueAt(fields, fieldName), value) ?? false;
}

function valueAt(fields: Fields, path: string): unknown {
  if (Object.hasOwn(fields, path)) return fields[path];
  return path.split(".").reduce<unknown>((value, name) => {
    return typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as Fields)[name] : undefined;
  }, fields);
}

/** Without a filter of the resolver's, the subscription's arguments are one: each equals the field of its name; null is no value. */
export function matchesArguments(args: Fields, fields: Fields): boolean {
  return Object.entries(args).every(([name, value]) =>
    typeof value === "object" && value !== null ? true : isSame(valueAt(fields, name), value),
  );
}
