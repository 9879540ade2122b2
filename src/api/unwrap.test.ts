import { expect, it } from "vitest";
import { unwrap } from "./unwrap.ts";

it("throws what amplify returned as a value, even beside partial data", () => {
  const errors = [{ message: "UnsupportedLanguage: Unknown language “xx”." }];
  expect(() => unwrap({ data: [], errors })).toThrow("UnsupportedLanguage");
});

it("never passes off a missing answer as an empty one", () => {
  expect(() => unwrap(undefined)).toThrow("Unexpected");
  expect(() => unwrap({ data: null })).toThrow("Unexpected");
  expect(unwrap({ data: [], errors: [] })).toEqual([]);
});
