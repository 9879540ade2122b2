import { QueryClient } from "@tanstack/react-query";
import { beforeEach, expect, it } from "vitest";
import { ParleyError } from "../api/errors.ts";
import { createReach, type Reach } from "./reach.ts";

let queries: QueryClient;
let browser: EventTarget;
let reach: Reach;

const ask = (key: string, answer: () => Promise<unknown>) =>
  queries.query({ queryKey: [key], queryFn: answer, retry: false, staleTime: 0 }).catch(() => undefined);
const failWith = (code: string) => ask("translation", () => Promise.reject(new ParleyError(code)));

beforeEach(() => {
  queries = new QueryClient();
  browser = new EventTarget();
  reach = createReach(queries.getQueryCache(), browser, true);
  reach.subscribe(() => undefined);
});

it("is lost with the first question that stays undecided, and found with the first answer", async () => {
  expect(reach.current()).toBeUndefined();
  await failWith("ServiceUnavailable");
  expect(reach.current()).toBe("ServiceUnavailable");
  await ask("usage", async () => 1);
  expect(reach.current()).toBeUndefined();
});

it("takes a refusal for an answer", async () => {
  await failWith("TimedOut");
  await failWith("QuotaExceeded");
  expect(reach.current()).toBeUndefined();
});

it("does not take what this device remembers for a sign of life", async () => {
  await failWith("Offline");
  await ask("translation", async () => ({ text: "Hola", recalled: true }));
  await ask("recalled", async () => null);
  queries.setQueryData(["languages"], []);
  expect(reach.current()).toBe("Offline");
});

it("believes the browser until it hears better", async () => {
  browser.dispatchEvent(new Event("offline"));
  expect(reach.current()).toBe("Offline");
  await ask("languages", async () => []);
  expect(reach.current()).toBeUndefined();
  browser.dispatchEvent(new Event("offline"));
  browser.dispatchEvent(new Event("online"));
  expect(reach.current()).toBeUndefined();
  expect(createReach(queries.getQueryCache(), browser, false).current()).toBe("Offline");
});
