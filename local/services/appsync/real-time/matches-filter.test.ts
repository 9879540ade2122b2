import { expect, it } from "vitest";
import { checkFilter, matchesArguments, matchesFilter } from "./matches-filter.ts";

const fields = { level: 3, title: "Hello", tags: ["a", "b"], none: null, done: true, room: { host: "anna" } };

it.each<[string, string, unknown, boolean]>([
  ["level", "eq", 3, true],
  ["level", "eq", "3", false],
  ["level", "ne", 4, true],
  ["level", "gt", 2, true],
  ["level", "lt", 3, false],
  ["level", "le", 3, true],
  ["level", "ge", "1", false],
  ["level", "between", [1, 3], true],
  ["level", "between", [4, 9], false],
  ["level", "in", [1, 3], true],
  ["level", "notIn", [1, 3], false],
  ["title", "beginsWith", "Hel", true],
  ["title", "contains", "ell", true],
  ["title", "notContains", "x", true],
  ["tags", "contains", "b", true],
  ["tags", "contains", "c", false],
  ["tags", "containsAny", ["x", "a"], true],
  ["done", "eq", true, true],
  ["none", "eq", null, true],
  ["missing", "eq", null, true],
  ["missing", "gt", 0, false],
  ["room.host", "eq", "anna", true],
  ["constructor.name", "eq", "Object", false],
])("%s %s %j holds: %s", (fieldName, operator, value, expected) => {
  expect(matchesFilter({ filterGroup: [{ filters: [{ fieldName, operator, value }] }] }, fields)).toBe(expected);
});

it("asks for all filters of any group", () => {
  const is = (fieldName: string, value: unknown) => ({ fieldName, operator: "eq", value });
  expect(matchesFilter({ filterGroup: [{ filters: [is("level", 3), is("title", "no")] }, { filters: [is("done", true)] }] }, fields)).toBe(true);
  expect(matchesFilter({ filterGroup: [{ filters: [is("level", 3), is("title", "no")] }] }, fields)).toBe(false);
});

it("refuses an operator that it does not have, and more than five values", () => {
  const filter = (operator: string, value: unknown) => ({ filterGroup: [{ filters: [{ fieldName: "a", operator, value }] }] });
  expect(() => checkFilter(filter("toString", 1))).toThrow("Unsupported subscription filter operator 'toString' on a.");
  expect(() => checkFilter(filter("in", [1, 2, 3, 4, 5, 6]))).toThrow("at most 5");
});

it("compares arguments with the fields of their names", () => {
  expect(matchesArguments({ level: 3, none: null }, fields)).toBe(true);
  expect(matchesArguments({ level: null }, fields)).toBe(false);
  expect(matchesArguments({ elsewhere: "x" }, fields)).toBe(false);
});
