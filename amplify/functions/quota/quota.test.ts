import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createQuota, nextMidnight, type Quota, readUsage } from "./quota.ts";
import { startTable } from "./table.fixture.ts";

const evening = Date.parse("2026-11-03T23:59:59.500Z");
const table = "Usage";
let now = evening;
let close: () => Promise<void>;
let quota: Quota;
let usage: Parameters<typeof createQuota>[0];
let people = 0;
let person = { key: "", signedIn: false, allowed: 5_000 };

beforeAll(async () => {
  const started = await startTable(table);
  close = started.close;
  usage = { dynamodb: started.dynamodb, table, now: () => now };
  quota = createQuota(usage);
});
afterAll(() => close());
beforeEach(() => {
  now = evening;
  person = { key: `guest#${++people}`, signedIn: false, allowed: 5_000 };
});

it("counts up to the last character and refuses the next", async () => {
  await quota.reserve(person, 4_999);
  await quota.reserve(person, 1);
  await expect(quota.reserve(person, 1)).rejects.toThrow(/^QuotaExceeded: .*5,000.*Sign in for 50,000/);
  expect(await readUsage(usage, person)).toBe(5_000);
});

it("counts nothing for what it refuses, not even as the first of a day", async () => {
  await expect(quota.reserve(person, 5_001)).rejects.toThrow("QuotaExceeded");
  expect(await readUsage(usage, person)).toBe(0);
});

it("never lets calls at the same time exceed it together", async () => {
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => quota.reserve(person, 500)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  expect(await readUsage(usage, person)).toBe(5_000);
});

it("gives back to the day it took from", async () => {
  const refund = await quota.reserve(person, 300);
  now += 1_000;
  await refund();
  expect(await readUsage(usage, person)).toBe(0);
  now = evening;
  expect(await readUsage(usage, person)).toBe(0);
});

it("starts again at midnight UTC", async () => {
  await quota.reserve(person, 5_000);
  now += 500;
  await quota.reserve(person, 10);
  expect(await readUsage(usage, person)).toBe(10);
  expect(new Date(nextMidnight(evening)).toISOString()).toBe("2026-11-04T00:00:00.000Z");
  expect(new Date(nextMidnight(nextMidnight(evening))).toISOString()).toBe("2026-11-05T00:00:00.000Z");
});

it("lets a day's count expire a day after it ended", async () => {
  await quota.reserve(person, 1);
  const { Item: item } = await usage.dynamodb.send(
    new GetItemCommand({ TableName: table, Key: { id: { S: `${person.key}#2026-11-03` } } }),
  );
  expect(Number(item?.expiresAt?.N)).toBe(Date.parse("2026-11-05T00:00:00Z") / 1000);
});
