import { expect, it } from "vitest";
import { toConditionExpression } from "./condition-expression.ts";
import { fromDynamoDB, toDynamoDB } from "./dynamodb.ts";
import { toSubscriptionFilter } from "./subscription-filter.ts";
import { util } from "./util.ts";

const call = (path: string, args: unknown[]): unknown => {
  const found = path.split(".").reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], util);
  return (found as (...args: unknown[]) => unknown)(...args);
};

it.each<[string, unknown[], unknown]>([
  ["isNull", [undefined], true],
  ["isNullOrEmpty", [{}], true],
  ["isNullOrEmpty", [0], false],
  ["isNullOrBlank", [" \n"], true],
  ["defaultIfNull", [null, "b"], "b"],
  ["defaultIfNull", [false, "b"], false],
  ["defaultIfNullOrEmpty", [[], "b"], "b"],
  ["defaultIfNullOrBlank", [" ", "b"], "b"],
  ["typeOf", [[]], "List"],
  ["typeOf", [{}], "Map"],
  ["typeOf", [null], "Null"],
  ["isMap", [[]], false],
  ["matches", ["a*b", "aaab"], true],
  ["matches", ["a", "ab"], false],
  ["toJson", [{ a: [1, null, "é"] }], '{"a":[1,null,"é"]}'],
  ["toJson", [undefined], "null"],
  ["parseJson", ['{"a":1}'], { a: 1 }],
  ["parseJson", ["sub::name"], null],
  ["urlEncode", ["a b&c*"], "a+b%26c*"],
  ["urlDecode", ["a+b%26c"], "a b&c"],
  ["base64Encode", ["é"], "w6k="],
  ["base64Decode", ["w6k="], "é"],
  ["escapeJavaScript", ['a"b\n'], 'a\\"b\\n'],
  ["map.copyAndRetainAllKeys", [{ a: 1, b: 2 }, ["a"]], { a: 1 }],
  ["map.copyAndRemoveAllKeys", [{ a: 1, b: 2 }, ["a"]], { b: 2 }],
  ["list.copyAndRetainAll", [[1, 2, 3], [2]], [2]],
  ["list.copyAndRemoveAll", [[1, 2, 3], [2]], [1, 3]],
  ["list.sortList", [[{ n: 2 }, { n: 10 }], true, "n"], [{ n: 10 }, { n: 2 }]],
  ["str.toUpper", ["é"], "É"],
  ["str.toReplace", ["a.a", ".", "$&"], "a$&a"],
  ["str.normalize", ["e\u0301", "nfc"], "\u00e9"],
  ["math.roundNum", [-2.5], -3],
  ["math.maxVal", [1, 2], 2],
  ["time.parseISO8601ToEpochMilliSeconds", ["2018-02-01T17:21:05.180+08:00"], 1517476865180],
  ["time.parseFormattedToEpochMilliSeconds", ["2018-02-01 01:11:52", "yyyy-MM-dd HH:mm:ss", "Asia/Tokyo"], 1517415112000],
  ["time.epochMilliSecondsToISO8601", [1517943695750], "2018-02-06T19:01:35.750Z"],
  ["time.epochMilliSecondsToFormatted", [1517943695750, "yyyy-MM-dd HH:mm:ss.SSS 'o''clock' Z", "UTC"], "2018-02-06 19:01:35.750 o'clock +0000"],
  ["time.epochMilliSecondsToFormatted", [1517943695750, "HH:mm XXX", "+08:00"], "03:01 +08:00"],
  ["time.epochMilliSecondsToSeconds", [1999], 1],
  ["dynamodb.toDynamoDB", ["a"], { S: "a" }],
  ["dynamodb.toStringSet", [["a", 1]], { SS: ["a", "1"] }],
  ["dynamodb.toNumberSetJson", [[1]], '{"NS":["1"]}'],
  ["dynamodb.toMapValuesJson", [{ a: 1 }], '{"a":{"N":"1"}}'],
  ["dynamodb.fromS3ObjectJson", ['{"s3":{"key":"k"}}'], { key: "k" }],
])("%s%j is %j", (name, args, expected) => {
  expect(call(name, args)).toEqual(expected);
});

it("turns any JSON value into DynamoDB's form and back", () => {
  const value = { text: "", number: -1.5e-7, yes: true, nothing: null, list: [1, ["a"], {}], map: { "a.b": { c: [] } } };
  expect(fromDynamoDB(toDynamoDB(value))).toEqual(value);
  expect(fromDynamoDB({ NS: ["1", "2"] })).toEqual([1, 2]);
});

it("raises a failed validation with its type and data", () => {
  expect(() => util.validate(false, "No.", "Bad", { a: 1 })).toThrow(expect.objectContaining({ message: "No.", errorType: "Bad", data: { a: 1 } }) as Error);
  expect(util.validate(true, "No.")).toBe("");
});

it.each<[object, string]>([
  [{}, ""],
  [{ a: { eq: 1 } }, "#a = :a_eq"],
  [{ a: { ge: 1, lt: 5 } }, "(#a >= :a_ge) AND (#a < :a_lt)"],
  [{ a: { between: [1, 2] } }, "#a BETWEEN :a_between_0 AND :a_between_1"],
  [{ a: { contains: "x" }, b: { notContains: "y" } }, "(contains(#a, :a_contains)) AND (NOT contains(#b, :b_notContains))"],
  [{ a: { beginsWith: "x" } }, "begins_with(#a, :a_beginsWith)"],
  [{ a: { attributeExists: false } }, "attribute_not_exists(#a)"],
  [{ a: { attributeType: "_null" } }, "attribute_type(#a, :a_attributeType)"],
  [{ a: { size: { gt: 2 } } }, "size(#a) > :a_size_gt"],
  [{ a: { in: [1, 2] } }, "#a IN (:a_in_0, :a_in_1)"],
  [{ or: [{ a: { eq: 1 } }, { a: { eq: 2 } }] }, "(#a = :or_0_a_eq) OR (#a = :or_1_a_eq)"],
  [{ and: [{}, { a: { eq: 1 } }], not: { b: { ne: 2 } } }, "(#a = :and_1_a_eq) AND (NOT (#b <> :not_b_ne))"],
  [{ and: [{ or: [{ and: [{ a: { eq: 1 } }] }] }] }, "#a = :and_0_or_0_and_0_a_eq"],
  [{ and: [{ a: { eq: 1 } }], or: [{ b: { eq: 2 } }] }, "(#a = :and_0_a_eq) AND (#b = :or_0_b_eq)"],
  [{ not: { or: [{ a: { eq: 1 } }] } }, "NOT (#a = :not_or_0_a_eq)"],
])("writes the filter %j as an expression", (filter, expression) => {
  const written = toConditionExpression(filter as Record<string, unknown>);
  expect(written.expression).toBe(expression);
  for (const name of expression.match(/#\w+/g) ?? []) expect(written.expressionNames).toHaveProperty(name);
  for (const value of expression.match(/:\w+/g) ?? []) expect(written.expressionValues).toHaveProperty(value);
});

it("refuses an operator that filters do not have", () => {
  expect(() => toConditionExpression({ a: { regex: "x" } })).toThrow("Unsupported filter operator: regex");
});

it.each<[object, string[], object, string[][]]>([
  [{ a: { eq: 1 }, b: { gt: 2 } }, [], {}, [["a eq", "b gt"]]],
  [{ or: [{ a: { eq: 1 } }, { b: { eq: 2 } }] }, [], {}, [["a eq"], ["b eq"]]],
  [{ and: [{ or: [{ a: { eq: 1 } }, { b: { eq: 2 } }] }, { c: { ne: 3 } }] }, [], {}, [["a eq", "c ne"], ["b eq", "c ne"]]],
  [{ a: { eq: 1 }, b: { eq: 2 } }, ["b"], { owner: { eq: "me" } }, [["a eq", "owner eq"]]],
  [{}, [], { owner: { eq: "me" } }, [["owner eq"]]],
])("turns %j without %j and with the rules %j into alternatives", (filter, ignored, rules, expected) => {
  const { filterGroup } = toSubscriptionFilter(filter as Record<string, unknown>, ignored, rules as Record<string, unknown>);
  expect(filterGroup.map(({ filters }) => filters.map(({ fieldName, operator }) => `${fieldName} ${operator}`))).toEqual(expected);
});

it.each([["autoId", /^[\da-f-]{36}$/], ["autoUlid", /^[\dA-HJKMNP-TV-Z]{26}$/], ["autoKsuid", /^\w{27}$/]])("%s makes ids of its kind", (name, form) => {
  expect(call(name, [])).toMatch(form);
  expect(call(name, [])).not.toBe(call(name, []));
});
