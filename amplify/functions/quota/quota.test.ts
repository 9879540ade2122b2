import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { logger } from "../logs/logger.ts";
import { createQuota, nextMidnight, type Quota, readUsage } from "./quota.ts";
import { startTable, usageTable } from "./table.fixture.ts";

const evening = Date.parse("2026-11-03T23:59:59.500Z");
const table = "Usage";
let now = evening;
let close: () => Promise<void>;
let quota: Quota;
let usage: Parameters<typeof createQuota>[0];
let people = 0;
let person = { key: "", signedIn: false, allowed: 5_000 };
const done = () => Promise.resolve("done");
const failing = () => Promise.reject(new Error("engine down"));

beforeAll(async () => {
  const started = await startTable(table, usageTable);
  close = started.close;
  usage = { dynamodb: started.dynamodb, table, now: () => now };
});
afterAll(() => close());
beforeEach(() => {
  now = evening;
  person = { key: `guest#${++people}`, signedIn: false, allowed: 5_000 };
  quota = createQuota(usage);
});

it("counts up to the last character and refuses the next", async () => {
  await quota.spend(person, 4_999, done);
  expect(await quota.spend(person, 1, done)).toBe("done");
  await expect(quota.spend(person, 1, done)).rejects.toThrow(/^QuotaExceeded: .*5,000.*Sign in for 50,000/);
  expect(await readUsage(usage, person)).toBe(5_000);
});

it("does no work for what it knows or expects to refuse, and counts none of it", async () => {
  const work = vi.fn(done);
  await expect(quota.spend(person, 5_001, work)).rejects.toThrow("QuotaExceeded");
  expect(await readUsage(usage, person)).toBe(0);
  await quota.spend(person, 4_000, done);
  await expect(quota.spend(person, 1_001, work)).rejects.toThrow("QuotaExceeded");
  await expect(createQuota(usage).spend(person, 1_001, work)).rejects.toThrow("QuotaExceeded");
  expect(work).not.toHaveBeenCalled();
  expect(await readUsage(usage, person)).toBe(4_000);
});

it("works while it counts where the last count leaves room, but answers nothing that turns out to be too much", async () => {
  await quota.spend(person, 1, done);
  await createQuota(usage).spend(person, 4_999, done);
  const work = vi.fn(done);
  await expect(quota.spend(person, 1, work)).rejects.toThrow("QuotaExceeded");
  expect(work).toHaveBeenCalledTimes(1);
  await expect(quota.spend(person, 1, work)).rejects.toThrow("QuotaExceeded");
  expect(work).toHaveBeenCalledTimes(1);
});

it("never lets calls at the same time exceed it together", async () => {
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => quota.spend(person, 500, done)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  expect(await readUsage(usage, person)).toBe(5_000);
});

it("gives back what work that failed had taken, to the day it took it from", async () => {
  const midnightPasses = async () => {
    now += 1_000;
    return failing();
  };
  await expect(quota.spend(person, 300, midnightPasses)).rejects.toThrow("engine down");
  expect(await readUsage(usage, person)).toBe(0);
  now = evening;
  expect(await readUsage(usage, person)).toBe(0);
  await quota.spend(person, 5_000, done);
});

it("reports why the work failed even when giving back fails too", async () => {
  const silence = vi.spyOn(logger, "error").mockReturnValue();
  const send = vi.spyOn(usage.dynamodb, "send");
  const work = () => {
    send.mockRejectedValueOnce(new Error("table gone"));
    return failing();
  };
  await expect(quota.spend(person, 1, work)).rejects.toThrow("engine down");
  expect(silence).toHaveBeenCalledOnce();
  send.mockRestore();
  silence.mockRestore();
});

it("starts again at midnight UTC", async () => {
  await quota.spend(person, 5_000, done);
  now += 500;
  await quota.spend(person, 10, done);
  expect(await readUsage(usage, person)).toBe(10);
  expect(new Date(nextMidnight(evening)).toISOString()).toBe("2026-11-04T00:00:00.000Z");
  expect(new Date(nextMidnight(nextMidnight(evening))).toISOString()).toBe("2026-11-05T00:00:00.000Z");
});

it("lets a day's count expire a day after it ended", async () => {
  await quota.spend(person, 1, done);
  const { Item: item } = await usage.dynamodb.send(
    new GetItemCommand({ TableName: table, Key: { id: { S: person.key }, day: { S: "2026-11-03" } } }),
  );
  expect(Number(item?.expiresAt?.N)).toBe(Date.parse("2026-11-05T00:00:00Z") / 1000);
});
