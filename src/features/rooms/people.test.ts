import { describe, expect, it } from "vitest";
import { initialsOf, inOrder, isAway, languagesOf, together } from "./people.ts";
import { memberOf, roomOf } from "./room-fixture.ts";

const now = Date.parse("2026-11-22T18:05:00.000Z");

describe("initials", () => {
  it.each([
    ["Fátima", "FÁ"],
    ["Ana Lopes da Silva", "AS"],
    ["Юлия", "ЮЛ"],
    ["x", "X"],
    ["  李小龙 ", "李"],
    ["👩‍👩‍👧 family", "FA"],
    ["👩‍👩‍👧", "👩‍👩‍👧"],
    ["नमस्ते", "नम"],
    ["Jean-Luc", "JL"],
    ["...", ".."],
  ])("of %s are %s", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

it("takes whoever put the page aside, or was not seen for a while, for away; oneself never", () => {
  const room = roomOf({});
  expect(isAway(memberOf({}), room, now)).toBe(false);
  expect(isAway(memberOf({ away: true }), room, now)).toBe(true);
  expect(isAway(memberOf({ seenAt: "2026-11-22T18:02:00.000Z" }), room, now)).toBe(true);
  expect(isAway(memberOf({ memberId: "me", away: true }), room, now)).toBe(false);
});

it("puts oneself first, then the host, then by name, the absent last", () => {
  const room = roomOf({
    hostId: "host",
    members: [
      memberOf({ memberId: "a", name: "Abel", away: true }),
      memberOf({ memberId: "c", name: "Cira" }),
      memberOf({ memberId: "b", name: "Bela" }),
      memberOf({ memberId: "host", name: "Zoe" }),
      memberOf({ memberId: "me", name: "Me" }),
    ],
  });
  expect(inOrder(room, now).map(({ name }) => name)).toEqual(["Me", "Zoe", "Bela", "Cira", "Abel"]);
});

it("counts each language once, the most read first", () => {
  expect(languagesOf([{ language: "en" }, { language: "es" }, { language: "es" }])).toEqual(["es", "en"]);
});

it("names several people in one sentence", () => {
  expect(together(["Юлия"])).toBe("Юлия");
  expect(together(["Юлия", "Fátima", "Jo"])).toBe("Юлия, Fátima, and Jo");
});
