import { isObject, member } from "./template.ts";

/** What `Ref: AWS::NoValue` answers: the property or list entry is left out. */
export const noValue = Symbol("AWS::NoValue");

/** What an expression can name. Everything is asked for lazily, so that an unused branch is never evaluated. */
export interface Scope {
  ref(name: string): unknown;
  attribute(logicalId: string, name: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, topKey: string, secondKey: string): unknown;
  readonly region: string;
}

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html */
const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => scope.ref(string(argument)),
  Condition: (argument, scope) => scope.condition(string(argument)),
  "Fn::GetAtt": (argument, scope) => {
    const [logicalId, ...path] = typeof argument === "string" ? argument.split(".") : list(argument, scope);
    return scope.attribute(text(logicalId), path.map(text).join("."));
  },
  "Fn::Join": (argument, scope) => {
    const [separator, parts] = list(argument, scope);
    return list(parts, scope).map(text).join(text(separator));
  },
  "Fn::Split": (argument, scope) => {
    const [separator, whole] = list(argument, scope);
    return text(whole).split(text(separator));
  },
  "Fn::Select": (argument, scope) => {
    const [index, from] = list(argument, scope);
    const values = list(from, scope);
    const value = values[Number(index)];
    if (value === undefined) throw new Error(`Fn::Select cannot select ${text(index)} of ${values.length} values`);
    return value;
  },
  "Fn::Sub": (argument, scope) => substitute(argument, scope),
  "Fn::Base64": (argument, scope) => Buffer.from(text(evaluate(argument, scope))).toString("base64"),
  "Fn::FindInMap": (argument, scope) => {
    const [map, topKey, secondKey, options] = list(argument, scope);
    const found = scope.mapping(text(map), text(topKey), text(secondKey));
    if (found !== undefined) return evaluate(found, scope);
    if (isObject(options) && "DefaultValue" in options) return options.DefaultValue;
    throw new Error(`Fn::FindInMap finds no ${text(map)}.${text(topKey)}.${text(secondKey)}`);
  },
  "Fn::GetAZs": (_argument, scope) => ["a", "b", "c"].map((zone) => scope.region + zone),
  "Fn::Length": (argument, scope) => list(evaluate(argument, scope), scope).length,
  "Fn::ToJsonString": (argument, scope) => JSON.stringify(evaluate(argument, scope)),
  "Fn::If": (argument, scope) => {
    if (!Array.isArray(argument) || argument.length !== 3) throw new Error("Fn::If needs a condition and two values");
    const [condition, whenTrue, whenFalse] = argument as unknown[];
    return evaluate(scope.condition(string(condition)) ? whenTrue : whenFalse, scope);
  },
  "Fn::Equals": (argument, scope) => {
    const [left, right] = list(argument, scope);
    return (isPrimitive(left) && isPrimitive(right) && text(left) === text(right)) || JSON.stringify(left) === JSON.stringify(right);
  },
  "Fn::And": (argument, scope) => conditions(argument).every((condition) => isTrue(evaluate(condition, scope))),
  "Fn::Or": (argument, scope) => conditions(argument).some((condition) => isTrue(evaluate(condition, scope))),
  "Fn::Not": (argument, scope) => !isTrue(evaluate(conditions(argument)[0], scope)),
  "Fn::ImportValue": (argument, scope) => {
    throw new Error(`Fn::ImportValue of ${text(evaluate(argument, scope))}: an assembly alone has no exports of other stacks`);
  },
};

/** The value with every intrinsic function in it resolved; `noValue` where nothing is to stand. */
export function evaluate(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((entry) => evaluate(entry, scope)).filter((entry) => entry !== noValue);
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  const [name] = names;
  if (names.length === 1 && name !== undefined) {
    const intrinsic = member(intrinsics, name);
    // A policy statement's key is called Condition too: as a function its argument is a string.
    if (intrinsic && (name !== "Condition" || typeof value[name] === "string")) return intrinsic(value[name], scope);
    if (name.startsWith("Fn::")) throw new Error(`${name} is not supported`);
  }
  const result: [string, unknown][] = [];
  for (const [key, entry] of Object.entries(value)) {
    const evaluated = evaluate(entry, scope);
    if (evaluated !== noValue) result.push([key, evaluated]);
  }
  return Object.fromEntries(result);
}

function substitute(argument: unknown, scope: Scope): string {
  const [template, variables] = Array.isArray(argument) ? (argument as unknown[]) : [argument, {}];
  return string(template).replace(/\$\{(!?)([^}]*)\}/g, (_whole, literal: string, body: string) => {
    if (literal) return `\${${body}}`;
    const name = body.trim();
    if (isObject(variables) && Object.hasOwn(variables, name)) return text(evaluate(variables[name], scope));
    const dot = name.indexOf(".");
    return text(dot < 0 ? scope.ref(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1)));
  });
}

function list(argument: unknown, scope: Scope): unknown[] {
  const value = evaluate(argument, scope);
  if (!Array.isArray(value)) throw new Error(`A list is expected, not ${JSON.stringify(value)}`);
  return value as unknown[];
}

function conditions(argument: unknown): unknown[] {
  if (!Array.isArray(argument) || argument.length === 0) throw new Error("A list of conditions is expected");
  return argument as unknown[];
}

function isTrue(value: unknown): boolean {
  return value === true || value === "true";
}

function string(value: unknown): string {
  if (typeof value === "string") return value;
  throw new Error(`A string is expected, not ${JSON.stringify(value)}`);
}

function isPrimitive(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** As CloudFormation puts a value into a string: numbers and booleans are written out. */
function text(value: unknown): string {
  if (isPrimitive(value)) return String(value);
  if (Array.isArray(value)) return value.map(text).join(",");
  throw new Error(`A string is expected, not ${value === noValue ? "AWS::NoValue" : JSON.stringify(value)}`);
}
