import { Cron } from "croner";

/** When a schedule runs next, strictly after a time; both in milliseconds since the epoch. Undefined: never again. */
export type NextRun = (after: number) => number | undefined;

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads `rate(...)` and `cron(...)` of https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html; throws for
 * anything else. On AWS a rate counts from when it was made; here from the epoch, so that a restart does not put it off.
 */
export function readExpression(expression: string, timeZone = "UTC"): NextRun {
  const [, kind, body = ""] = /^(rate|cron)\((.*)\)$/.exec(expression.trim()) ?? [];
  if (kind === "rate") return everyInterval(body);
  if (kind === "cron") return byCron(body, timeZone);
  throw new Error(`the expression ${expression}`);
}

function everyInterval(body: string): NextRun {
  const [, value, unit = ""] = /^([1-9]\d*) (minute|hour|day)s?$/.exec(body) ?? [];
  const interval = Number(value) * (unitMs[unit] ?? NaN);
  if (Number.isNaN(interval)) throw new Error(`the rate ${body}`);
  return (after) => (Math.floor(after / interval) + 1) * interval;
}

function byCron(body: string, timezone: string): NextRun {
  // Six fields from minutes to years, Sunday is 1; the library's seven begin with seconds.
  if (body.trim().split(/\s+/).length !== 6) throw new Error(`the cron expression ${body}`);
  new Intl.DateTimeFormat("en", { timeZone: timezone }); // Throws for a zone that there is not; the library does so only later.
  const cron = new Cron(`0 ${body}`, { mode: "7-part", alternativeWeekdays: true, sloppyRanges: true, paused: true, timezone });
  return (after) => cron.nextRun(new Date(after))?.getTime();
}
