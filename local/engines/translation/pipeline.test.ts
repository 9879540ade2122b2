import { afterEach, expect, it } from "vitest";
import { startPipeline, type Pipeline } from "./pipeline.ts";

const open: Pipeline[] = [];
afterEach(() => open.splice(0).forEach((pipeline) => pipeline.close()));

function start(script: string, timeoutMs = 10_000): Pipeline {
  const pipeline = startPipeline({ script, timeoutMs });
  open.push(pipeline);
  return pipeline;
}

it("gives each answer to its question, however many are under way", async () => {
  const pipeline = start("cat");
  const questions = Array.from({ length: 500 }, (_, index) => `${index}-${"x".repeat(index)}`);
  expect(await Promise.all(questions.map((question) => pipeline.send(question)))).toEqual(questions);
});

it("fails everything under way when the chain ends, and says so from then on", async () => {
  const pipeline = start("head -c 2 > /dev/null");
  const answers = await Promise.allSettled([pipeline.send("one"), pipeline.send("two")]);
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(pipeline.ended).toBe(true);
  await expect(pipeline.send("three")).rejects.toThrow("Apertium stopped.");
});

it("ends a chain that hangs, with every process of it", async () => {
  const pipeline = start("cat > /dev/null | sleep 54321 | cat", 200);
  await expect(pipeline.send("anyone?")).rejects.toThrow("gave no answer in 200 ms");
  expect(pipeline.ended).toBe(true);
});

it("reads no shell profile, and passes the two arguments of a mode", async () => {
  expect(await start(`printf '%s|%s|%s\\0' "$#" "$1" "$2"; cat`).send("")).toBe("2|-n|");
});
