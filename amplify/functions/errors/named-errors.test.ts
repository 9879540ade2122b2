import { expect, it } from "vitest";
import type { Log } from "../logs/logger.ts";
import { withNamedErrors } from "./named-errors.ts";
import { ParleyError } from "./parley-error.ts";
import { calling } from "./service-errors.ts";

const failing = async (error: unknown) => {
  const logged: unknown[] = [];
  const log = { info: (...line: unknown[]) => logged.push(line), error: (...line: unknown[]) => logged.push(line) } as unknown as Log;
  const thrown = await withNamedErrors({ operation: "translate" }, () => Promise.reject(error as Error), log).catch(
    (reason: unknown) => reason,
  );
  return { message: (thrown as Error).message, logged };
};

it("passes a named error on, and logs its code alone", async () => {
  expect(await failing(new ParleyError("TextEmpty", "There is no text yet."))).toEqual({
    message: "TextEmpty: There is no text yet.",
    logged: [["refused", { operation: "translate", code: "TextEmpty", ms: expect.any(Number) as number }]],
  });
});

it("calls everything else ServiceUnavailable, and logs it without its message", async () => {
  const error = Object.assign(new SyntaxError("Unexpected token in: my secret text"), { $metadata: { requestId: "r1" } });
  const { message, logged } = await failing(error);
  expect(message).toMatch(/^ServiceUnavailable: /);
  expect(logged).toMatchObject([["failed", { operation: "translate", error: "SyntaxError", requestId: "r1" }]]);
  expect(JSON.stringify(logged)).not.toContain("secret");
});

it("passes on what IAM says of a call that the function may not make: no second try helps", async () => {
  for (const name of ["AccessDenied", "AccessDeniedException"]) {
    const sentence = "User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: translate:TranslateText with an explicit deny in a service control policy";
    const { message, logged } = await failing(Object.assign(new Error(sentence), { name }));
    expect(message).toBe(`AccessDenied: This app may not do that where it runs, and who runs it must allow it. ${sentence}`);
    expect(logged).toMatchObject([["failed", { error: name }]]);
  }
});

it("logs the cause of a service's failure", async () => {
  const throttled = Object.assign(new Error("Rate exceeded"), { name: "ThrottlingException" });
  const named = await calling({}, () => Promise.reject(throttled)).catch((error: unknown) => error);
  const { message, logged } = await failing(named);
  expect(message).toMatch(/^ServiceUnavailable: Too many/);
  expect(logged).toMatchObject([["failed", { cause: { error: "ThrottlingException" } }]]);
});

it("takes a service's own table before the common one, and inherited names for none", async () => {
  const odd = Object.assign(new Error("odd"), { name: "toString" });
  await expect(calling({}, () => Promise.reject(odd))).rejects.toBe(odd);
  const own = { ThrottlingException: () => new ParleyError("TextTooLong", "own") };
  const throttled = Object.assign(new Error(), { name: "ThrottlingException" });
  await expect(calling(own, () => Promise.reject(throttled))).rejects.toThrow("TextTooLong: own");
});
