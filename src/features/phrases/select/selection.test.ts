import { expect, it } from "vitest";
import { allSelected, extended, nothingSelected, toggled } from "./selection.ts";

const order = ["a", "b", "c", "d"];
const chosen = ({ ids }: { ids: ReadonlySet<string> }) => [...ids].sort().join("");

it("chooses one by a press, and no longer by another", () => {
  const one = toggled(nothingSelected, "b");
  expect(chosen(one)).toBe("b");
  expect(chosen(toggled(one, "b"))).toBe("");
});

it("chooses a range with Shift, forwards and backwards from the same place", () => {
  const from = toggled(nothingSelected, "b");
  expect(chosen(extended(from, "d", order))).toBe("bcd");
  expect(chosen(extended(extended(from, "d", order), "a", order))).toBe("abcd");
});

it("takes the first press with Shift for a plain one, and so where the anchor is not shown any more", () => {
  expect(chosen(extended(nothingSelected, "c", order))).toBe("c");
  expect(chosen(extended(toggled(nothingSelected, "gone"), "c", order))).toBe("cgone");
});

it("chooses all that is shown", () => {
  expect(chosen(allSelected(order))).toBe("abcd");
});
