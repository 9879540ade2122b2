import { expect, it } from "vitest";
import { displayName, roomTitle } from "./names.ts";

it.each([
  ["Юлия", "Юлия"],
  ["  Anna \n Maria  ", "Anna Maria"],
  ["می‌خواهم", "می‌خواهم"],
  ["👩‍⚕️ Dr. O’Brien", "👩‍⚕️ Dr. O’Brien"],
  ["🙂".repeat(40), "🙂".repeat(40)],
])("takes %s for a name", (typed, name) => expect(displayName(typed)).toBe(name));

it.each([
  ["nothing", ""],
  ["white space", " \t\n\u00a0\u3000"],
  ["control characters", "\u0000\u0007\u001b[31m"],
  ["a control character among letters", "An\u0000na"],
  ["a mark that turns the line around", "Anna\u202egpj.exe"],
  ["nothing that can be seen", "\u200d\u200c"],
  ["half a character", "\ud83d"],
  ["500 letters", "x".repeat(500)],
  ["41 characters", "🙂".repeat(41)],
  ["megabytes of spaces", " ".repeat(5_000_000)],
])("refuses %s by name", (_what, typed) => {
  expect(() => displayName(typed)).toThrow(/^NameInvalid: A name \S/);
  expect(() => roomTitle(typed.repeat(typed.length > 40 ? 3 : 1))).toThrow(/^TitleInvalid: A title \S/);
});
