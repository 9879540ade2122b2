import { expect, it } from "vitest";
import { afterChange, delayBefore, newPace, type Pace } from "./pace.ts";

/** Types a text letter by letter, and says how long the page would wait after the last. */
function delayAfterTyping(text: string, gap: number, left?: number): number {
  let before: Pace = newPace("");
  let now = before;
  for (let index = 0; index < text.length; index += 1) {
    before = now;
    now = afterChange(before, text.slice(0, index + 1), index * gap);
  }
  return delayBefore(text, before, now, left);
}

it("waits as long as two letters take: 120 to 300 ms", () => {
  expect(delayAfterTyping("where does it", 20)).toBe(120);
  expect(delayAfterTyping("where does it", 100)).toBeGreaterThan(190);
  expect(delayAfterTyping("where does it", 100)).toBeLessThan(220);
  expect(delayAfterTyping("where does it", 400)).toBe(300);
});

it("sends a pasted text at once", () => {
  const before = newPace("");
  const text = "Could you show me where it hurts?";
  expect(delayBefore(text, before, afterChange(before, text, 0))).toBe(0);
});

it("sends a finished sentence almost at once", () => {
  expect(delayAfterTyping("Where does it hurt?", 400)).toBe(120);
});

it("takes its time with a long text and near the end of the quota", () => {
  const long = "words ".repeat(200);
  expect(delayAfterTyping(long, 150)).toBeGreaterThan(400);
  expect(delayAfterTyping("hello", 150, 0.1)).toBeGreaterThan(500);
});

it("does not take a pause to think for slow typing", () => {
  const typing = afterChange(afterChange(newPace(""), "a", 0), "ab", 100);
  expect(afterChange(typing, "abc", 60_000).interval).toBe(typing.interval);
});
