import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { writeAssembly } from "../../assembly/assembly-for-tests.ts";
import { loadAssembly } from "../../assembly/load-assembly.ts";
import type { TemplateResource } from "../../assembly/template.ts";
import { AwsError } from "../../gateway/aws-error.ts";
import { createEventBridge, type EventBridge } from "./service.ts";

const functionArn = "arn:aws:lambda:us-east-1:000000000000:function:tidy";
const calls: { arn: string; event: unknown; type: string }[] = [];
const lines: string[] = [];
let eventBridge: EventBridge | undefined;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-22T22:50:30.500Z") });
});
afterEach(() => {
  eventBridge?.close();
  vi.useRealTimers();
  calls.length = 0;
  lines.length = 0;
});

/** What `defineFunction({ schedule })` synthesizes. */
const schedule = (ScheduleExpression: string, target: object = {}, more: object = {}) => ({
  Type: "AWS::Scheduler::Schedule",
  Properties: {
    FlexibleTimeWindow: { Mode: "OFF" },
    Name: "nightly",
    ScheduleExpression,
    ScheduleExpressionTimezone: "UTC",
    State: "ENABLED",
    Target: { Arn: functionArn, RoleArn: "arn:aws:iam::000000000000:role/scheduler", ...target },
    ...more,
  },
});

const rule = (ScheduleExpression: string | undefined, target: object = {}) => ({
  Type: "AWS::Events::Rule",
  Properties: { Name: "hourly", ScheduleExpression, State: "ENABLED", Targets: [{ Arn: functionArn, Id: "Target0", ...target }] },
});

function run(resources: Record<string, TemplateResource>, invoke?: () => Promise<never>): void {
  eventBridge = createEventBridge({
    assembly: loadAssembly(writeAssembly({ Resources: resources }, {}, {})),
    lambda: {
      invoke: (arn, event, type) => {
        calls.push({ arn, event, type });
        return invoke?.() ?? Promise.resolve({ payload: null });
      },
    },
    clock: Date,
    log: (line) => lines.push(line),
  });
}

const pass = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * 60_000);
const times = () => calls.map(({ event }) => (event as { time: string }).time);

it("invokes a scheduled function as an event, in the scheduler's shape", async () => {
  run({ Nightly: schedule("cron(0 */1 * * ? *)") });
  await pass(9);
  expect(calls).toEqual([]);
  await pass(1);
  expect(calls).toEqual([
    {
      arn: functionArn,
      type: "Event",
      event: {
        version: "0",
        id: expect.any(String) as string,
        "detail-type": "Scheduled Event",
        source: "aws.scheduler",
        account: "000000000000",
        time: "2026-11-22T23:00:00Z",
        region: "us-east-1",
        resources: ["arn:aws:scheduler:us-east-1:000000000000:schedule/default/nightly"],
        detail: "{}",
      },
    },
  ]);
  await pass(120);
  expect(times()).toEqual(["2026-11-22T23:00:00Z", "2026-11-23T00:00:00Z", "2026-11-23T01:00:00Z"]);
});

it("invokes the target of a rule, in the rule's shape", async () => {
  run({ Hourly: rule("rate(1 hour)") });
  await pass(10);
  expect(calls[0]?.event).toMatchObject({
    source: "aws.events",
    time: "2026-11-22T23:00:00Z",
    resources: ["arn:aws:events:us-east-1:000000000000:rule/hourly"],
    detail: {},
  });
});

it.each([
  ["rate(1 minute)", "2026-11-22T22:51:00Z"],
  ["rate(2 days)", "2026-11-23T00:00:00Z"],
  ["cron(*/7 * * * ? *)", "2026-11-22T22:56:00Z"],
  ["cron(0 9 ? * 2 *)", "2026-11-23T09:00:00Z"], // 2 is Monday.
  ["cron(0 10 ? * 5L *)", "2026-11-26T10:00:00Z"], // The month's last Thursday.
  ["cron(0 10 ? * 6#2 *)", "2026-12-11T10:00:00Z"], // The second Friday.
  ["cron(15 12 L * ? *)", "2026-11-30T12:15:00Z"],
  ["cron(0/20 8 2W JAN ? 2027)", "2027-01-01T08:00:00Z"], // The second is a Saturday.
])("runs %s next at %s", async (expression, time) => {
  run({ Nightly: schedule(expression) });
  await vi.advanceTimersByTimeAsync(Date.parse(time) - Date.now() - 1);
  expect(calls).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(times()).toEqual([time]);
});

it("keeps the schedule's own time zone, over the change of the clocks too", async () => {
  vi.setSystemTime("2027-03-26T12:00:00Z");
  run({ Nightly: schedule("cron(30 8 * * ? *)", {}, { ScheduleExpressionTimezone: "Europe/Berlin" }) });
  await pass(3 * 24 * 60);
  expect(times()).toEqual(["2027-03-27T07:30:00Z", "2027-03-28T06:30:00Z", "2027-03-29T06:30:00Z"]);
});

it("runs once, not many times, after the machine slept", async () => {
  run({ Nightly: schedule("rate(1 minute)") });
  vi.setSystemTime("2026-11-23T06:00:10Z");
  await pass(1.5);
  expect(times()).toEqual(["2026-11-22T22:51:00Z", "2026-11-23T06:01:00Z"]);
});

it("hands on the input that the template names, its context attributes filled in", async () => {
  run({
    Nightly: schedule("rate(1 minute)", { Input: '{"at":"<aws.scheduler.scheduled-time>","by":"<aws.scheduler.schedule-arn>","not":"<aws.nope>"}' }),
    Hourly: rule("rate(1 minute)", { Input: '{"own":[1]}' }),
  });
  await pass(0.5);
  expect(calls.map(({ event }) => event)).toEqual([
    { own: [1] },
    { at: "2026-11-22T22:51:00Z", by: "arn:aws:scheduler:us-east-1:000000000000:schedule/default/nightly", not: "<aws.nope>" },
  ]);
});

it.each([
  ["at(2026-12-01T00:00:00)", "the expression at(2026-12-01T00:00:00)"],
  ["rate(0 minutes)", "the rate 0 minutes"],
  ["rate(5 weeks)", "the rate 5 weeks"],
  ["cron(0 9 * * MON)", "the cron expression 0 9 * * MON"],
  ["cron(61 9 * * ? *)", "CronPattern"],
])("says at the start that %s is not emulated, and runs the others", async (expression, words) => {
  run({ Odd: schedule(expression), Nightly: schedule("rate(1 minute)") });
  expect(lines).toEqual([expect.stringContaining("The schedule Odd does not run: NotEmulated: ")]);
  expect(lines[0]).toContain(words);
  await pass(0.5);
  expect(calls).toHaveLength(1);
});

it.each<[string, Record<string, TemplateResource>, string]>([
  ["a rule that waits for events", { Odd: rule(undefined) }, "a rule that waits for events"],
  ["another target than a function", { Odd: schedule("rate(1 minute)", { Arn: "arn:aws:sqs:us-east-1:0:q" }) }, "the target arn:aws:sqs"],
  ["a transformed input", { Odd: rule("rate(1 minute)", { InputTransformer: { InputTemplate: "{}" } }) }, "InputTransformer"],
  ["an unknown time zone", { Odd: schedule("cron(0 9 * * ? *)", {}, { ScheduleExpressionTimezone: "Mars/Olympus" }) }, "Mars/Olympus"],
  ["a schedule with an end", { Odd: schedule("rate(1 minute)", {}, { EndDate: "2027-01-01T00:00:00Z" }) }, "EndDate"],
])("says that it does not emulate %s", (_what, resources, words) => {
  run(resources);
  expect(lines.join()).toContain("NotEmulated");
  expect(lines.join()).toContain(words);
});

it("leaves out what is switched off", async () => {
  run({ Nightly: schedule("rate(1 minute)", {}, { State: "DISABLED" }) });
  await pass(5);
  expect([calls, lines]).toEqual([[], []]);
});

it("goes on when the function cannot be invoked, and says why", async () => {
  run({ Nightly: schedule("rate(1 minute)") }, () => Promise.reject(new AwsError("TooManyRequestsException", "Rate Exceeded.", 429)));
  await pass(1.5);
  expect(calls).toHaveLength(2);
  expect(lines[0]).toBe("The schedule Nightly failed: Rate Exceeded.");
});

it("runs nothing any more when it is closed", async () => {
  run({ Nightly: schedule("rate(1 minute)") });
  eventBridge?.close();
  await pass(5);
  expect(calls).toEqual([]);
});
