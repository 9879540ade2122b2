import { AwsError } from "../../gateway/aws-error.ts";

/** Reads one member of a request; what is wrong with it goes to `problems`, and the value returned then is never used. */
export type Member<Value> = (value: unknown, path: string, problems: string[]) => Value;
type Shape = Readonly<Record<string, Member<unknown>>>;
export type Parsed<Given extends Shape> = { readonly [Name in keyof Given]: ReturnType<Given[Name]> };

/** Checks a request against the constraints of its shape. Throws InvalidParameterException, worded as AWS words it. */
export function parseInput<Given extends Shape>(input: object, shape: Given): Parsed<Given> {
  const problems: string[] = [];
  const given = new Map(Object.entries(input));
  const parsed = Object.fromEntries(
    Object.entries(shape).map(([name, member]) => [name, member(given.get(name), lowerFirst(name), problems)]),
  );
  if (problems.length > 0) {
    const heading = problems.length === 1 ? "1 validation error detected" : `${problems.length} validation errors detected`;
    throw invalidParameter(`${heading}: ${problems.join("; ")}`);
  }
  return parsed as Parsed<Given>;
}

export function invalidParameter(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}

interface TextConstraint {
  readonly min?: number;
  readonly max: number;
  readonly pattern: RegExp;
  /** As in the API reference, which the message quotes. */
  readonly patternText: string;
}

export function text({ min = 1, max, pattern, patternText }: TextConstraint): Member<string> {
  return (value, path, problems) => {
    const fail = (constraint: string) => {
      problems.push(`Value at '${path}' failed to satisfy constraint: ${constraint}`);
      return "";
    };
    if (value === undefined || value === null) return fail("Member must not be null");
    if (typeof value !== "string") return fail("Member must be a string");
    if (value.length < min) return fail(`Member must have length greater than or equal to ${min}`);
    if (value.length > max) return fail(`Member must have length less than or equal to ${max}`);
    if (!pattern.test(value)) return fail(`Member must satisfy regular expression pattern: ${patternText}`);
    return value;
  };
}

export function wholeNumber({ min, max }: { readonly min: number; readonly max: number }): Member<number> {
  return (value, path, problems) => {
    const isWhole = typeof value === "number" && Number.isInteger(value);
    if (isWhole && value >= min && value <= max) return value;
    const bound = isWhole && value > max ? `less than or equal to ${max}` : `greater than or equal to ${min}`;
    problems.push(`Value at '${path}' failed to satisfy constraint: Member must ${isWhole ? `have value ${bound}` : "be a whole number"}`);
    return min;
  };
}

export function optional<Value>(member: Member<Value>): Member<Value | undefined> {
  return (value, path, problems) => (value === undefined || value === null ? undefined : member(value, path, problems));
}

export function oneOf<const Value extends string>(...values: readonly Value[]): Member<Value> {
  return (value, path, problems) => {
    const found = values.find((each) => each === value);
    if (found === undefined) {
      problems.push(`Value at '${path}' failed to satisfy constraint: Member must satisfy enum value set: [${values.join(", ")}]`);
    }
    return found ?? ("" as Value);
  };
}

/** A structure of flags, such as `SoftwareTokenMfaSettings`. */
export function flags<const Name extends string>(...names: readonly Name[]): Member<{ readonly [Each in Name]?: boolean }> {
  return (value, path, problems) => {
    if (typeof value !== "object" || value === null) problems.push(`Value at '${path}' failed to satisfy constraint: Member must be a structure`);
    const given = new Map(Object.entries(value ?? {}));
    return Object.fromEntries(names.map((name) => [name, optional(flag)(given.get(name), `${path}.${lowerFirst(name)}`, problems)])) as {
      [Each in Name]?: boolean;
    };
  };
}

/** A JSON document, such as a browser's credential. */
export const document: Member<Readonly<Record<string, unknown>>> = (value, path, problems) => {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return Object.fromEntries(Object.entries(value));
  problems.push(`Value at '${path}' failed to satisfy constraint: Member must be a structure`);
  return {};
};

export const flag: Member<boolean> = (value, path, problems) => {
  if (typeof value !== "boolean") problems.push(`Value at '${path}' failed to satisfy constraint: Member must be a boolean`);
  return value === true;
};

const maxParameters = 100;

/** A map from text to text, such as `AuthParameters`. */
export const textMap: Member<Readonly<Record<string, string>>> = (value, path, problems) => {
  const entries = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;
  if (!entries || entries.length > maxParameters || !entries.every(([, each]) => typeof each === "string")) {
    problems.push(`Value at '${path}' failed to satisfy constraint: Map value must satisfy constraint: [Member must be a string]`);
    return {};
  }
  return Object.fromEntries(entries) satisfies Record<string, string>;
};

const attributeName = text({ max: 32, pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u, patternText: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+" });
const attributeValue = text({ min: 0, max: 2048, pattern: /^[^\0]*$/, patternText: "[^\\u0000]*" });

/** A list of `{ Name, Value }`, answered as a record. */
export const attributeList: Member<Readonly<Record<string, string>>> = (value, path, problems) => {
  if (!Array.isArray(value) || value.length > maxParameters) {
    problems.push(`Value at '${path}' failed to satisfy constraint: Member must be a list of at most ${maxParameters} attributes`);
    return {};
  }
  return Object.fromEntries(
    value.map((entry: unknown, index) => {
      const { Name, Value } = typeof entry === "object" && entry !== null ? (entry as Record<string, unknown>) : {};
      const at = `${path}.${index + 1}.member`;
      return [attributeName(Name, `${at}.name`, problems), attributeValue(Value ?? "", `${at}.value`, problems)];
    }),
  );
};

export const clientId = text({ max: 128, pattern: /^[\w+]+$/, patternText: "[\\w+]+" });
export const poolId = text({ max: 55, pattern: /^[\w-]+_[0-9a-zA-Z]+$/, patternText: "[\\w-]+_[0-9a-zA-Z]+" });
export const groupName = text({ max: 128, pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u, patternText: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+" });
export const username = text({ max: 128, pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u, patternText: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+" });
/** The pool's own policy comes later; this is what every password must be. */
export const password = text({ max: 256, pattern: /^\S+.*\S+$|^\S$/, patternText: "^[\\S]+.*[\\S]+$" });
export const code = text({ max: 2048, pattern: /^\S+$/, patternText: "[\\S]+" });
export const userCode = text({ min: 6, max: 6, pattern: /^[0-9]+$/, patternText: "[0-9]+" });
export const session = text({ min: 20, max: 2048, pattern: /^[^\0]*$/, patternText: "[^\\u0000]*" });
export const deviceName = text({ min: 0, max: 2048, pattern: /^[^\0]*$/, patternText: "[^\\u0000]*" });
export const credentialId = text({ max: 2048, pattern: /^[A-Za-z0-9_-]+$/, patternText: "[A-Za-z0-9_-]+" });
export const token = text({ max: 131_072, pattern: /^[A-Za-z0-9-_=.]+$/, patternText: "[A-Za-z0-9-_=.]+" });
export const attribute = attributeName;

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
