import { isObject } from "../assembly/template.ts";
import { compileConditions, type Condition } from "./conditions.ts";
import { compilePattern, type Pattern, type RequestContext } from "./pattern.ts";
import { PolicyError } from "./policy-error.ts";

/**
 * Which elements a statement has: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 * Service control policies have those of identity policies, for Allow and Deny alike
 * (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html).
 */
export type PolicyKind = "identity" | "service control" | "resource" | "trust";

/** One call, as a statement sees it. */
export interface StatementCall {
  /** `service:Operation` */
  readonly action: string;
  /** An ARN, or `*` where the action has none. */
  readonly resource: string;
  /** What a `Principal` element may name: the role, its session, its account; or a service or federation. */
  readonly callers: readonly string[];
  readonly context: RequestContext;
}

export interface Statement {
  readonly effect: "Allow" | "Deny";
  readonly applies: (call: StatementCall) => boolean;
}

const elements = ["Sid", "Effect", "Principal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

/** Throws PolicyError. */
export function compileStatement(source: unknown, kind: PolicyKind, variables: boolean): Statement {
  if (!isObject(source)) throw new PolicyError("it is no object");
  const { Effect, Condition: block } = source;
  const unknown = Object.keys(source).find((name) => !elements.includes(name));
  if (unknown !== undefined) throw new PolicyError(`it has the element ${unknown}, which is not known here`);
  if (Effect !== "Allow" && Effect !== "Deny") throw new PolicyError("its Effect must be Allow or Deny");
  const action = oneOf(source, "Action", (text) => compileAction(text));
  const resource = kind === "trust" ? () => true : oneOf(source, "Resource", (text) => compileResource(text, variables));
  const principal = compilePrincipal(source.Principal, kind, Effect);
  const conditions = compileConditions(block, { variables, isAsked: isAsked(source.Action) });
  return {
    effect: Effect,
    applies: ({ action: name, resource: arn, callers, context }) =>
      action(name, context) && resource(arn, context) && principal(callers) && all(conditions, context),
  };
}

const all = (conditions: readonly Condition[], context: RequestContext) => conditions.every((holds) => holds(context));

/** The names of services and operations do not care for case. */
function compileAction(text: string): Pattern {
  if (text !== "*" && !/^[\w-]+:\S+$/.test(text)) throw new PolicyError(`${JSON.stringify(text)} is no action`);
  return compilePattern(text, { variables: false, ignoreCase: true });
}

function compileResource(text: string, variables: boolean): Pattern {
  if (text !== "*" && !text.startsWith("arn:")) throw new PolicyError(`${JSON.stringify(text)} is no resource: it must be an ARN or *`);
  return compilePattern(text, { variables });
}

/** The services that ask here whether a call is allowed. */
const services = ["appsync", "cognito-identity", "cognito-idp", "comprehend", "dynamodb", "lambda", "polly", "s3", "sts", "translate"];

/** Whether a call can come here that the statement speaks of: a rule for EC2 alone is never asked. */
function isAsked(actions: unknown): boolean {
  if (actions === undefined) return true;
  return textsOf(actions, "Action").some((action) => action === "*" || services.includes(action.slice(0, action.indexOf(":")).toLowerCase()));
}

/** Of `Action` and `NotAction`, `Resource` and `NotResource`, a statement has exactly one. */
function oneOf(source: Readonly<Record<string, unknown>>, name: "Action" | "Resource", compile: (text: string) => Pattern): Pattern {
  const named = source[name];
  const excluded = source[`Not${name}`];
  if ((named === undefined) === (excluded === undefined)) throw new PolicyError(`it needs either ${name} or Not${name}`);
  const patterns = textsOf(named ?? excluded, name).map(compile);
  const isNamed: Pattern = (text, context) => patterns.some((pattern) => pattern(text, context));
  return named === undefined ? (text, context) => !isNamed(text, context) : isNamed;
}

/** To allow an account is to leave it to the account's own policies, to deny it denies everyone in it. */
const isAccount = (name: string) => /^(?:\d{12}|arn:aws:iam::\d{12}:root)$/.test(name);

function compilePrincipal(source: unknown, kind: PolicyKind, effect: Statement["effect"]): (callers: readonly string[]) => boolean {
  if (kind === "identity" || kind === "service control") {
    if (source !== undefined) throw new PolicyError("it must not have a Principal");
    return () => true;
  }
  if (source === "*") return () => true;
  if (!isObject(source)) throw new PolicyError("its Principal is missing or not known here");
  const written = Object.values(source).flatMap((value) => textsOf(value, "Principal"));
  const names = effect === "Deny" ? written : written.filter((name) => !isAccount(name));
  return (callers) => names.some((name) => name === "*" || callers.includes(name));
}

function textsOf(value: unknown, name: string): string[] {
  const values = Array.isArray(value) ? (value as unknown[]) : [value];
  if (values.length === 0) throw new PolicyError(`its ${name} is an empty list`);
  return values.map((each) => {
    if (typeof each !== "string" || each === "") throw new PolicyError(`its ${name} is not text`);
    return each;
  });
}
