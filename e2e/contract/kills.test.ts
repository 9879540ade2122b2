import { expect, it } from "vitest";
import { killWhileWriting } from "../support/kills.ts";

it("loses nothing that was acknowledged when it is killed in the middle of writing", { timeout: 600_000 }, async () => {
  const { lost, acknowledged, unanswered } = await killWhileWriting(2);
  expect(lost).toEqual([]);
  expect(acknowledged).toBeGreaterThanOrEqual(40);
  // Nothing under way would mean that it was killed between writes.
  expect(unanswered).toBeGreaterThan(0);
});
