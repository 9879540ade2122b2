import { expect, it } from "vitest";
import { type Footing, rungOf } from "./rung.ts";

const found = { text: "Hola", source: "en", target: "es", engine: "" };
const lost: Footing = { answered: false, lost: true, slow: false, phrase: undefined, device: null };

it("climbs from memory to phrases to the browser's own translator to the queue", () => {
  expect(rungOf({ ...lost, answered: true, phrase: found, device: found })).toBe("memory");
  expect(rungOf({ ...lost, phrase: found, device: found })).toBe("phrases");
  expect(rungOf({ ...lost, device: found })).toBe("device");
  expect(rungOf(lost)).toBe("queued");
});

it("stands on none while the server answers, or is awaited for no longer than usual", () => {
  const reached = { ...lost, lost: false };
  expect(rungOf({ ...reached, answered: true, phrase: found })).toBeUndefined();
  expect(rungOf({ ...reached, phrase: found, device: found })).toBeUndefined();
});

it("offers what there is while a server is slow, and goes on waiting if there is nothing", () => {
  const slow = { ...lost, lost: false, slow: true };
  expect(rungOf({ ...slow, phrase: found })).toBe("phrases");
  expect(rungOf({ ...slow, device: found })).toBe("device");
  expect(rungOf(slow)).toBeUndefined();
});

it("does not speak of a queue before the browser's translator had its try", () => {
  expect(rungOf({ ...lost, device: undefined })).toBeUndefined();
});
