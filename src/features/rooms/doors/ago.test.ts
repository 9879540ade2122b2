import { expect, it } from "vitest";
import { ago } from "./ago.ts";

const now = Date.parse("2026-11-22T18:00:00Z");

it.each([
  ["2026-11-22T18:00:05Z", "now"],
  ["2026-11-22T17:59:01Z", "now"],
  ["2026-11-22T17:59:00Z", "1 minute ago"],
  ["2026-11-22T17:00:01Z", "59 minutes ago"],
  ["2026-11-22T15:59:00Z", "2 hours ago"],
  ["2026-11-21T17:00:00Z", "yesterday"],
  ["no time", ""],
])("says of %s: %j", (time, words) => {
  expect(ago(time, now)).toBe(words);
});
