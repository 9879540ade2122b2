import fc from "fast-check";

/** Text that has broken somebody's parser before. */
const texts = [
  "", " ", "\u0000", "a\u0000b", "\r\n", "%00", "%", "%zz", "../../etc/passwd", "__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "$ctx.args",
  "#if(true)", "#end", "$util.error('x')", "${x}", "\\", "\\u0000", '"', "'", "</script>", "\u2028", "\ud800", "\udfff\ud800", "\ufeff", "\u202e", "\u{1F600}", "e\u0301",
  "-1", "0", "NaN", "Infinity", "1e999", "9007199254740993", "null", "undefined", "true", "[]", "{}", "{\"a\":", "*", ".", "..", "/", "//", "?", "#", "a=b&c=d",
  "2026-13-45T99:99:99Z", "+275760-09-14T00:00:00.000Z", "0000-00-00", "e30.e30.e30", "eyJhbGciOiJub25lIn0.e30.", "====", "!!!!", "AAAA", "ß", "ﬀ", "İ", "x".repeat(129), "y".repeat(1_025), "z".repeat(2_049),
];
const numbers = [0, -0, -1, 1, 0.5, -0.5, 1e21, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 31 - 1, -(2 ** 31) - 1, 2 ** 53, 2 ** 53 + 2, 2 ** 63, 100, 101, 1_001];
/** Keys that are special to JavaScript, to DynamoDB or to nobody. */
export const nastyKeys = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "length", "then", "toJSON", "", "$", "S", "N", "M", "L", "NULL", "BOOL", "SS", "B", "id", "type"];

const deep = (depth: number, list: boolean): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = list ? [value] : { a: value };
  return value;
};

export const nastyText = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...texts) },
  { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 20 }) },
);

const scalar = fc.oneof(nastyText, fc.constantFrom<unknown>(...numbers), fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null]));

/** An own member, whatever its name; a literal would set the prototype. */
const member = (key: string, value: unknown): object => Object.defineProperty({}, key, { value, enumerable: true, configurable: true, writable: true });

/** Any JSON value, mostly a small one. */
export const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 20, arbitrary: scalar },
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...nastyKeys), scalar).map(([key, value]) => member(key, value)) },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 4 }) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...nastyKeys), fc.constantFrom(...nastyKeys), scalar).map(([a, b, value]) => member(a, member(b, value))) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(40, 400, 4_000), fc.boolean()).map(([depth, list]) => deep(depth, list)) },
  { weight: 1, arbitrary: fc.constantFrom(2_000, 20_000).map((length) => "l".repeat(length)) },
);
