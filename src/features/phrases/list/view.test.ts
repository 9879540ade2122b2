import { expect, it } from "vitest";
import { isNarrow, readView, widened, writeView } from "./view.ts";

const full = {
  query: "días & noches",
  favourites: true,
  unlearnt: true,
  tags: ["clinic", "a=b&c"],
  pair: { from: "en", to: "fr-CA" },
  sort: "theirs",
} as const;

it("comes back from its address as it was", () => {
  expect(readView(`?${writeView(full)}`)).toEqual(full);
  expect(readView("")).toEqual(readView(writeView(readView(""))));
});

it("has a short address where little is asked for", () => {
  expect(writeView(readView(""))).toBe("");
  expect(writeView({ ...readView(""), favourites: true, sort: "mine" })).toBe("favourites&sort=mine");
});

it("reads what it can of an address that somebody made up", () => {
  expect(readView("?sort=sideways&from=en&tag=a&tag=a&x=%E0%A4%A")).toEqual({ ...readView(""), tags: ["a"] });
});

it("takes the order that is usual here where the address says none", () => {
  expect(readView("?q=a", "mine").sort).toBe("mine");
});

it("is widened to everything in the same order", () => {
  expect(widened(full)).toEqual({ ...readView(""), sort: "theirs" });
  expect([isNarrow(full), isNarrow(widened(full))]).toEqual([true, false]);
});
