import { expect, it } from "vitest";
import { cardOf, deal, knewOf, missedOf, reveal, roundLength, say, takeBack, without } from "./practice.ts";

const phrases = ["a", "b", "c"].map((id) => ({ id }));
/** Takes the first that is left, each time. */
const inOrder = () => deal(phrases, "theirs", () => 0);

it("deals every phrase once, in an order of chance, hiding the side that was asked for", () => {
  expect(inOrder().cards).toEqual(phrases.map(({ id }) => ({ id, hides: "theirs" })));
  expect(deal(phrases, "mine", () => 0.99).cards.map(({ id }) => id)).toEqual(["c", "b", "a"]);
  const chances = [0, 0.2, 0, 0.7, 0, 0.1];
  expect(deal(phrases, "mixed", () => chances.shift() ?? 0).cards.map(({ hides }) => hides)).toEqual(["mine", "theirs", "mine"]);
});

it("deals no more than a round", () => {
  const many = Array.from({ length: 500 }, (_, index) => ({ id: String(index) }));
  const ids = deal(many, "theirs").cards.map(({ id }) => id);
  expect(new Set(ids).size).toBe(roundLength);
});

it("goes on after a card was revealed and something was said of it, and not before", () => {
  const first = inOrder();
  expect(say(first, true)).toBe(first);
  const second = say(reveal(first), true);
  expect(cardOf(second)?.id).toBe("b");
  expect(second.revealed).toBe(false);
});

it("counts what was known and goes on with the rest", () => {
  const end = [true, false, true].reduce((practice, knew) => say(reveal(practice), knew), inOrder());
  expect(cardOf(end)).toBeUndefined();
  expect(reveal(end)).toBe(end);
  expect(knewOf(end)).toBe(2);
  expect(missedOf(end)).toEqual([{ id: "b", hides: "theirs" }]);
});

it("takes a wrong press back, from the end of the round too", () => {
  const end = [true, true, true].reduce((practice, knew) => say(reveal(practice), knew), inOrder());
  const back = takeBack(end);
  expect([cardOf(back)?.id, back.revealed, knewOf(back)]).toEqual(["c", true, 2]);
  expect(takeBack(inOrder())).toEqual(inOrder());
});

it("leaves out what was deleted meanwhile, and forgets nothing that was said", () => {
  const second = reveal(say(reveal(inOrder()), true));
  const left = without(second, (id) => id === "c");
  expect(left.cards.map(({ id }) => id)).toEqual(["a", "c"]);
  expect([cardOf(left)?.id, left.revealed, knewOf(left)]).toEqual(["c", false, 1]);
  expect(without(second, () => true)).toBe(second);
});
