import { expect, it } from "vitest";
import type { Member } from "../room.ts";
import { comings } from "./comings.ts";

const people = (...names: string[]): Member[] =>
  names.map((name) => ({ memberId: name, name, language: "en", joinedAt: "", seenAt: "", away: false }));
const names = (before: Member[], now: Member[]) => {
  const { came, went } = comings(before, now, "me");
  return [came.map(({ name }) => name), went.map(({ name }) => name)];
};

it("knows who came and who went, and not oneself", () => {
  expect(names(people("me", "Ana", "Béla"), people("me", "Béla", "Carla"))).toEqual([["Carla"], ["Ana"]]);
  expect(names(people("Ana"), people("Ana", "me"))).toEqual([[], []]);
});

it("says nothing of a language that changed", () => {
  expect(names(people("Ana"), [{ ...people("Ana")[0], language: "fr" } as Member])).toEqual([[], []]);
});

it("leaves crowds alone", () => {
  const crowd = Array.from({ length: 21 }, (_, number) => `P${number}`);
  expect(names(people(...crowd.slice(1)), people(...crowd))).toEqual([[], []]);
  expect(names(people("a"), people("a", "b", "c", "d", "e"))).toEqual([[], []]);
});
