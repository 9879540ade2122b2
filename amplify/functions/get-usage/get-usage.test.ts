import { afterAll, beforeAll, expect, it } from "vitest";
import { createQuota } from "../quota/quota.ts";
import { startTable, usageTable } from "../quota/table.fixture.ts";
import { getUsage } from "./get-usage.ts";

let started: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  started = await startTable("Usage", usageTable);
});
afterAll(() => started.close());

it("answers what was used, what is allowed, and when the count starts again", async () => {
  const quota = { dynamodb: started.dynamodb, table: "Usage", now: () => Date.parse("2026-12-31T12:00:00Z") };
  const person = { key: "user#1", signedIn: true, allowed: 50_000 };
  const resetsAt = "2027-01-01T00:00:00.000Z";
  expect(await getUsage(quota, person)).toEqual({ used: 0, allowed: 50_000, resetsAt });
  await createQuota(quota).spend(person, 42, () => Promise.resolve());
  expect(await getUsage(quota, person)).toEqual({ used: 42, allowed: 50_000, resetsAt });
});
