/** Java's SimpleDateFormat letters, as far as dates and times in AppSync go. */
const letters: Readonly<Record<string, (parts: DateParts, width: number) => string>> = {
  y: ({ year }, width) => (width === 2 ? String(year % 100).padStart(2, "0") : String(year).padStart(width, "0")),
  M: ({ month }, width) =>
    width >= 3 ? monthName(month, width === 3 ? "short" : "long") : String(month).padStart(width, "0"),
  d: ({ day }, width) => String(day).padStart(width, "0"),
  H: ({ hour }, width) => String(hour).padStart(width, "0"),
  h: ({ hour }, width) => String(hour % 12 || 12).padStart(width, "0"),
  m: ({ minute }, width) => String(minute).padStart(width, "0"),
  s: ({ second }, width) => String(second).padStart(width, "0"),
  S: ({ millisecond }, width) => String(millisecond).padStart(width, "0"),
  a: ({ hour }) => (hour < 12 ? "AM" : "PM"),
  E: ({ weekday }, width) => (width > 3 ? weekday : weekday.slice(0, 3)),
  Z: ({ offset }) => offset.replace(":", ""),
  X: ({ offset }, width) => (offset === "+00:00" ? "Z" : width === 3 ? offset : offset.replace(":", "")),
  z: ({ zone }) => zone,
};

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly weekday: string;
  readonly offset: string;
  readonly zone: string;
}

const monthName = (month: number, form: "short" | "long") =>
  new Date(Date.UTC(2000, month - 1, 1)).toLocaleString("en-US", { month: form, timeZone: "UTC" });

/** An offset such as `+08:00`, `+8` or `GMT+8` in milliseconds; undefined for the name of a zone. */
function offsetOf(zone: string): number | undefined {
  const [, sign, hours, minutes = "0"] = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  return sign === undefined ? undefined : (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function partsOf(milliseconds: number, zone: string): DateParts {
  const shift = offsetOf(zone);
  const text = new Intl.DateTimeFormat("en-US", {
    timeZone: shift === undefined ? zone : "UTC",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    weekday: "long",
    timeZoneName: "longOffset",
  }).formatToParts(milliseconds + (shift ?? 0));
  const part = (type: string) => text.find((each) => each.type === type)?.value ?? "";
  return {
    year: Number(part("year")),
    month: Number(part("month")),
    day: Number(part("day")),
    hour: Number(part("hour")),
    minute: Number(part("minute")),
    second: Number(part("second")),
    millisecond: ((milliseconds % 1000) + 1000) % 1000,
    weekday: part("weekday"),
    offset: shift === undefined ? part("timeZoneName").slice(3) || "+00:00" : writeOffset(shift),
    zone,
  };
}

function writeOffset(shift: number): string {
  const minutes = Math.abs(shift) / 60_000;
  const two = (value: number) => String(Math.trunc(value)).padStart(2, "0");
  return `${shift < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
}

function format(milliseconds: number, pattern: string, zone = "UTC"): string {
  const parts = partsOf(milliseconds, zone);
  return pattern.replace(/'((?:[^']|'')*)'|([a-zA-Z])\2*/g, (run: string, quoted: string | undefined, letter: string) => {
    if (quoted !== undefined) return quoted === "" ? "'" : quoted.replaceAll("''", "'");
    const write = letters[letter];
    if (!write) throw new RangeError(`Illegal pattern character '${letter}'`);
    return write(parts, run.length);
  });
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** Reads what `format` writes, for the numeric letters; anything else is left to ISO 8601. */
function parse(text: string, pattern: string, zone?: string): number {
  const order: string[] = [];
  const source = pattern.replace(/'((?:[^']|'')*)'|([a-zA-Z])\2*|[^a-zA-Z']/g, (run: string, quoted: string | undefined, letter?: string) => {
    if (quoted !== undefined) return escape(quoted === "" ? "'" : quoted);
    if (letter === undefined) return escape(run);
    order.push(letter);
    return "XZz".includes(letter) ? "(Z|[+-]\\d\\d:?\\d\\d|[A-Z]{3})" : letter === "y" ? `(\\d{${run.length},})` : `(\\d{1,${Math.max(run.length, 2)}})`;
  });
  const found = new RegExp(`^${source}$`).exec(text);
  if (!found) throw new RangeError(`Unparseable date: "${text}"`);
  const value = (letter: string, fallback: string) => found[order.indexOf(letter) + 1] ?? fallback;
  const has = (letter: string) => order.includes(letter);
  const iso =
    `${value("y", "1970").padStart(4, "0")}-${value("M", "01").padStart(2, "0")}-${value("d", "01").padStart(2, "0")}` +
    `T${value("H", "00").padStart(2, "0")}:${value("m", "00").padStart(2, "0")}:${value("s", "00").padStart(2, "0")}.${has("S") ? value("S", "0").padStart(3, "0") : "000"}`;
  const written = ["X", "Z", "z"].filter(has).map((letter) => value(letter, "Z"))[0];
  const offset = written ?? (zone === undefined ? "Z" : partsOf(Date.parse(`${iso}Z`), zone).offset);
  return Date.parse(iso + (/^[A-Z]{3}$/.test(offset) ? "Z" : offset));
}

/** https://docs.aws.amazon.com/appsync/latest/devguide/time-helpers-in-util-time.html */
export const timeUtilities = {
  nowISO8601: () => new Date().toISOString(),
  nowEpochSeconds: () => Math.floor(Date.now() / 1000),
  nowEpochMilliSeconds: () => Date.now(),
  nowFormatted: (pattern: string, zone?: string) => format(Date.now(), pattern, zone),
  parseFormattedToEpochMilliSeconds: parse,
  parseISO8601ToEpochMilliSeconds: (text: string) => Date.parse(text),
  epochMilliSecondsToSeconds: (milliseconds: number) => Math.floor(milliseconds / 1000),
  epochMilliSecondsToISO8601: (milliseconds: number) => new Date(milliseconds).toISOString(),
  epochMilliSecondsToFormatted: (milliseconds: number, pattern: string, zone?: string) => format(milliseconds, pattern, zone),
};
