import { isObject, member } from "../assembly/template.ts";
import { isKnownKey } from "./condition-keys.ts";
import { compileNetwork } from "./networks.ts";
import { compilePattern, type Pattern, type RequestContext } from "./pattern.ts";
import { PolicyError } from "./policy-error.ts";

export type Condition = (context: RequestContext) => boolean;

/** Whether one value of the request fits one value of the policy. */
type Compile = (wanted: string, variables: boolean) => Pattern;

interface Operator {
  readonly compile: Compile;
  /** `StringNotEquals` and the like: true where no value of the policy fits, and where the request has no such key. */
  readonly negated?: true;
}

const text =
  (options: { literal?: boolean; ignoreCase?: boolean }): Compile =>
  (wanted, variables) =>
    compilePattern(wanted, { variables, ...options });
const equals = text({ literal: true });
const equalsIgnoreCase = text({ literal: true, ignoreCase: true });
const like = text({});

const incomparable = (wanted: string) => new PolicyError(`its condition compares with ${JSON.stringify(wanted)}`);
const compare =
  (read: (value: string) => number, holds: (given: number, wanted: number) => boolean): Compile =>
  (wanted) => {
    const bound = read(wanted);
    if (Number.isNaN(bound)) throw incomparable(wanted);
    return (given) => holds(read(given), bound);
  };
const asNumber = (value: string) => (value.trim() === "" ? NaN : Number(value));
/** Seconds since the epoch, or the W3C's ISO 8601 (https://www.w3.org/TR/NOTE-datetime), in which four digits are a year. */
const asDate = (value: string) => {
  if (/^\d{5,}$/.test(value)) return Number(value) * 1000;
  return /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/.test(value) ? Date.parse(value) : NaN;
};

const truth: Compile = (wanted, variables) => {
  if (!/^(true|false)$/i.test(wanted)) throw incomparable(wanted);
  return equalsIgnoreCase(wanted, variables);
};

const inNetwork: Compile = (wanted) => {
  const contains = compileNetwork(wanted);
  if (!contains) throw incomparable(wanted);
  return contains;
};

/** Each of the six parts of an ARN is matched by itself: `*` in one does not reach into the next. */
const arnLike: Compile = (wanted, variables) => {
  if (wanted === "*") return () => true;
  if (arnParts(wanted).length !== 6) throw incomparable(wanted);
  const parts = arnParts(wanted).map((part) => compilePattern(part, { variables }));
  return (given, context) => {
    const of = arnParts(given);
    return of.length === 6 && parts.every((part, index) => part(of[index] ?? "", context));
  };
};
function arnParts(arn: string): string[] {
  const parts = arn.split(/:(?![^{]*\})/);
  return [...parts.slice(0, 5), ...(parts.length > 5 ? [parts.slice(5).join(":")] : [])];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operators: Readonly<Record<string, Operator>> = {
  StringEquals: { compile: equals },
  StringNotEquals: { compile: equals, negated: true },
  StringEqualsIgnoreCase: { compile: equalsIgnoreCase },
  StringNotEqualsIgnoreCase: { compile: equalsIgnoreCase, negated: true },
  StringLike: { compile: like },
  StringNotLike: { compile: like, negated: true },
  ArnEquals: { compile: arnLike },
  ArnNotEquals: { compile: arnLike, negated: true },
  ArnLike: { compile: arnLike },
  ArnNotLike: { compile: arnLike, negated: true },
  Bool: { compile: truth },
  BinaryEquals: { compile: equals },
  IpAddress: { compile: inNetwork },
  NotIpAddress: { compile: inNetwork, negated: true },
  NumericEquals: { compile: compare(asNumber, (given, wanted) => given === wanted) },
  NumericNotEquals: { compile: compare(asNumber, (given, wanted) => given === wanted), negated: true },
  NumericLessThan: { compile: compare(asNumber, (given, wanted) => given < wanted) },
  NumericLessThanEquals: { compile: compare(asNumber, (given, wanted) => given <= wanted) },
  NumericGreaterThan: { compile: compare(asNumber, (given, wanted) => given > wanted) },
  NumericGreaterThanEquals: { compile: compare(asNumber, (given, wanted) => given >= wanted) },
  DateEquals: { compile: compare(asDate, (given, wanted) => given === wanted) },
  DateNotEquals: { compile: compare(asDate, (given, wanted) => given === wanted), negated: true },
  DateLessThan: { compile: compare(asDate, (given, wanted) => given < wanted) },
  DateLessThanEquals: { compile: compare(asDate, (given, wanted) => given <= wanted) },
  DateGreaterThan: { compile: compare(asDate, (given, wanted) => given > wanted) },
  DateGreaterThanEquals: { compile: compare(asDate, (given, wanted) => given >= wanted) },
};

export interface ConditionOptions {
  readonly variables: boolean;
  /** Of a statement that is never asked, no key can be missing. */
  readonly isAsked: boolean;
}

/** All of a statement's conditions must hold: the operators, in each of them the keys, and of each key's values one. Throws PolicyError. */
export function compileConditions(block: unknown, options: ConditionOptions): Condition[] {
  if (block === undefined) return [];
  if (!isObject(block)) throw new PolicyError("its Condition is no object");
  return Object.entries(block).flatMap(([operator, keys]) => {
    if (!isObject(keys)) throw new PolicyError(`its condition ${operator} is no object`);
    return Object.entries(keys).map(([key, values]) => compileCondition(operator, key, valuesOf(values, operator), options));
  });
}

function compileCondition(name: string, key: string, values: readonly string[], { variables, isAsked }: ConditionOptions): Condition {
  const [, set, bare = name, ifExists] = /^(?:(ForAnyValue|ForAllValues):)?(.*?)(IfExists)?$/.exec(name) ?? [];
  if (isAsked && !isKnownKey(key)) throw new PolicyError(`the condition key ${key} is not emulated`);
  const of = key.toLowerCase();
  if (name === "Null") return isNull(of, values);
  const operator = member(operators, bare);
  if (!operator) throw new PolicyError(`the condition operator ${name} is not emulated`);
  const patterns = values.map((value) => operator.compile(value, variables));
  const holds = (value: string, context: RequestContext) =>
    patterns.some((pattern) => pattern(value, context)) !== (operator.negated === true);
  const whenAbsent = ifExists !== undefined || set === "ForAllValues" || (operator.negated === true && set === undefined);
  return (context) => {
    const given = context.get(of);
    if (given === undefined || given.length === 0) return given === "" ? holds("", context) : whenAbsent;
    const each = typeof given === "string" ? [given] : given;
    // Without a set operator a key with several values is one that must fit as a whole: negated, none may.
    const all = set === "ForAllValues" || (set === undefined && operator.negated === true);
    return all ? each.every((value) => holds(value, context)) : each.some((value) => holds(value, context));
  };
}

function isNull(key: string, values: readonly string[]): Condition {
  const unclear = values.find((value) => !/^(true|false)$/i.test(value));
  if (unclear !== undefined) throw incomparable(unclear);
  const absent = values.some((value) => value.toLowerCase() === "true");
  return (context) => (context.get(key) === undefined) === absent;
}

function valuesOf(values: unknown, operator: string): string[] {
  if (Array.isArray(values) && values.length === 0) throw new PolicyError(`its condition ${operator} has no value`);
  return (Array.isArray(values) ? (values as unknown[]) : [values]).map((value) => {
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
    throw new PolicyError(`its condition ${operator} has a value that is no text`);
  });
}
