import { expect, it } from "vitest";
import { textFormats } from "./scalar-formats.ts";

it.each<[string, string[], string[]]>([
  ["AWSDate", ["2026-02-28", "2024-02-29Z", "2026-01-01+02:00"], ["2026-02-29", "2026-13-01", "26-01-01", "today"]],
  ["AWSTime", ["12:30", "23:59:59.999Z", "01:02:03+05:30"], ["24:00", "12:60", "noon"]],
  ["AWSDateTime", ["2026-11-22T19:43:00Z", "2026-11-22T19:43:00.123+01:00"], ["2026-11-22T19:43:00", "2026-11-22", "2026-02-30T00:00:00Z"]],
  ["AWSEmail", ["a.b+c@example.org"], ["a@", "@b.org", "a b@c.org"]],
  ["AWSURL", ["https://example.org/a?b#c", "mailto:a@b.org"], ["example.org", "not a url"]],
  ["AWSPhone", ["+34 600 123 456", "555-0100"], ["12", "phone"]],
  ["AWSIPAddress", ["127.0.0.1", "10.0.0.0/8", "::1", "fe80::/64"], ["256.0.0.1", "10.0.0.0/33", "::1/129"]],
])("tells a valid %s", (name, valid, invalid) => {
  const isValid = textFormats[name];
  expect(valid.filter((text) => !isValid?.(text))).toEqual([]);
  expect(invalid.filter((text) => isValid?.(text))).toEqual([]);
});
