import { expect, it } from "vitest";
import { phraseOf } from "../phrase.fixture.ts";
import { changedFields, editable, faultOf } from "./edited.ts";
import { asTag, withTags } from "./tags.ts";

const before = editable(phraseOf({ tags: ["clinic"], note: "At the door" }));

it("saves only what is different, trimmed", () => {
  expect(changedFields(before, { ...before, sourceText: " Good morning\n" })).toBeUndefined();
  expect(changedFields(before, { ...before, note: "", targetText: " Buen día " })).toEqual({ note: "", targetText: "Buen día" });
  expect(changedFields(before, { ...before, tags: ["clinic", "Monday"] })).toEqual({ tags: ["clinic", "Monday"] });
  expect(changedFields(before, { ...before, tags: [] })).toEqual({ tags: [] });
});

it("says what is too long by how much, and what must not be empty", () => {
  expect(faultOf("sourceText", "a".repeat(5_000))).toBeUndefined();
  expect(faultOf("sourceText", "a".repeat(5_001))).toEqual({ code: "over", over: 1 });
  // Two UTF-16 units each.
  expect(faultOf("targetText", "😀".repeat(2_501))).toEqual({ code: "over", over: 2 });
  expect(faultOf("targetText", " \n ")).toEqual({ code: "empty" });
  expect(faultOf("note", "")).toBeUndefined();
  expect(faultOf("note", "a".repeat(1_001))).toEqual({ code: "over", over: 1 });
});

it("makes tags of what is typed: no commas, no white space around, none twice", () => {
  expect(asTag("  at the, door ")).toBe("at the door");
  expect(withTags(["Clinic"], ["clinic", " CLINIC ", "", "border"])).toEqual(["Clinic", "border"]);
});

it("takes no tag that is too long, and no more than fit", () => {
  const many = Array.from({ length: 19 }, (_, index) => `tag ${String(index)}`);
  expect(withTags(many, ["x".repeat(41), "one", "two"])).toEqual([...many, "one"]);
});

it("answers with the very same tags where nothing is added", () => {
  const tags = ["clinic"];
  expect(withTags(tags, ["clinic"])).toBe(tags);
});
