import type { Assembly, Resource } from "../../assembly/model.ts";
import { isObject } from "../../assembly/template.ts";
import { readExpression, type NextRun } from "./next-run.ts";

export interface Schedule {
  /** What the log calls it. */
  readonly name: string;
  readonly nextRun: NextRun;
  readonly targets: readonly Target[];
}

export interface Target {
  readonly functionArn: string;
  /** In whose name the function is invoked. Left out: the function itself lets the rule in. */
  readonly roleArn?: string;
  /** What the function is given, at a time in milliseconds since the epoch. */
  readonly eventAt: (time: number, id: string) => unknown;
}

type Place = Pick<Assembly, "accountId" | "region">;

/** What only this machine cannot do: it is said, and the rest runs. */
const notEmulated = (what: string) => new Error(`NotEmulated: ${what}`);

const readers: Readonly<Record<string, (resource: Resource, place: Place) => Schedule | undefined>> = {
  "AWS::Events::Rule": ruleOf,
  "AWS::Scheduler::Schedule": scheduleOf,
};

/** Every schedule of the assembly that is on. `refused` hears of each that cannot run here. */
export function readSchedules(assembly: Assembly, refused: (message: string) => void): Schedule[] {
  return Object.entries(readers).flatMap(([type, read]) =>
    assembly.resourcesOf(type).flatMap((resource) => {
      if (!["ENABLED", undefined].includes(resource.properties.State as string | undefined)) return [];
      try {
        return read(resource, assembly) ?? [];
      } catch (error) {
        refused(`The schedule ${resource.logicalId} does not run: ${error instanceof Error ? error.message : String(error)}`);
        return [];
      }
    }),
  );
}

/** EventBridge's own rules, as the CDK writes them: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html */
function ruleOf({ logicalId, properties, attributes }: Resource, place: Place): Schedule {
  const { ScheduleExpression, Targets } = properties;
  if (typeof ScheduleExpression !== "string") throw notEmulated("a rule that waits for events");
  const targets = Array.isArray(Targets) ? (Targets as unknown[]).filter(isObject) : [];
  const arn = attributes.Arn ?? "";
  return {
    name: logicalId,
    nextRun: emulated(() => readExpression(ScheduleExpression)),
    targets: targets.map(({ Arn, Input, InputPath, InputTransformer }) => {
      if (InputPath !== undefined || InputTransformer !== undefined) throw notEmulated("InputPath and InputTransformer");
      return {
        functionArn: functionArn(Arn),
        eventAt: (time, id) =>
          typeof Input === "string" ? JSON.parse(Input) as unknown : { ...scheduledEvent(place, arn, time, id), source: "aws.events", detail: {} },
      };
    }),
  };
}

/** What Amplify makes of `defineFunction({ schedule })`: https://docs.aws.amazon.com/scheduler/latest/UserGuide/what-is-scheduler.html */
function scheduleOf({ logicalId, properties, attributes }: Resource, place: Place): Schedule {
  const { ScheduleExpression, ScheduleExpressionTimezone, StartDate, EndDate, Target } = properties;
  if (StartDate !== undefined || EndDate !== undefined) throw notEmulated("StartDate and EndDate");
  const { Arn, Input, RoleArn } = isObject(Target) ? Target : {};
  const arn = attributes.Arn ?? "";
  const timeZone = typeof ScheduleExpressionTimezone === "string" ? ScheduleExpressionTimezone : undefined;
  const eventAt = (time: number, id: string): unknown =>
    typeof Input === "string"
      ? JSON.parse(withAttributes(Input, { "schedule-arn": arn, "scheduled-time": isoOf(time), "execution-id": id, "attempt-number": "1" }))
      : { ...scheduledEvent(place, arn, time, id), source: "aws.scheduler", detail: "{}" };
  return {
    name: logicalId,
    nextRun: emulated(() => readExpression(String(ScheduleExpression), timeZone)),
    targets: [{ functionArn: functionArn(Arn), roleArn: typeof RoleArn === "string" ? RoleArn : "", eventAt }],
  };
}

function emulated<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw notEmulated(error instanceof Error ? error.message : String(error));
  }
}

function functionArn(arn: unknown): string {
  if (typeof arn === "string" && arn.startsWith("arn:aws:lambda:")) return arn;
  throw notEmulated(`the target ${String(arn)}`);
}

const scheduledEvent = ({ accountId, region }: Place, arn: string, time: number, id: string) => ({
  version: "0",
  id,
  "detail-type": "Scheduled Event",
  account: accountId,
  time: isoOf(time),
  region,
  resources: [arn],
});

const isoOf = (time: number) => new Date(time).toISOString().replace(/\.\d{3}Z$/, "Z");

/** `<aws.scheduler.scheduled-time>` and its like: https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html */
function withAttributes(input: string, values: Readonly<Record<string, string>>): string {
  return input.replace(/<aws\.scheduler\.([a-z-]+)>/g, (whole, name: string) => values[name] ?? whole);
}
