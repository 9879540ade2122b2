import { isObject } from "../assembly/template.ts";
import { PolicyError } from "./policy-error.ts";
import { compileStatement, type PolicyKind, type Statement } from "./statement.ts";

const versions = ["2012-10-17", "2008-10-17"];
const elements = ["Version", "Id", "Statement"];

/** A policy document, every statement of it understood. Throws PolicyError, which names the statement and what is wrong. */
export function compilePolicy(document: unknown, kind: PolicyKind): Statement[] {
  return compileEach(document, kind, (error) => {
    throw error;
  });
}

/**
 * The same, but a statement that is not understood is told to `onProblem` and then refuses: an Allow allows nothing, and
 * anything else denies everything. So what is not emulated can close a door, never open one.
 */
export function compilePolicySafely(document: unknown, kind: PolicyKind, onProblem: (message: string) => void): Statement[] {
  try {
    return compileEach(document, kind, (error, source) => {
      onProblem(error.message);
      return isObject(source) && source.Effect === "Allow" ? [] : [denyAll];
    });
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    onProblem(error.message);
    return [denyAll];
  }
}

const denyAll: Statement = { effect: "Deny", applies: () => true };

function compileEach(document: unknown, kind: PolicyKind, onError: (error: PolicyError, source: unknown) => Statement[]): Statement[] {
  if (!isObject(document)) throw new PolicyError("A policy is a JSON object with a Statement.");
  const { Version = "2008-10-17", Statement: source } = document;
  const unknown = Object.keys(document).find((name) => !elements.includes(name));
  if (unknown !== undefined) throw new PolicyError(`A policy has no element ${unknown}.`);
  const known = kind === "service control" ? versions.slice(0, 1) : versions;
  if (typeof Version !== "string" || !known.includes(Version)) throw new PolicyError(`Version must be "2012-10-17".`);
  const statements = Array.isArray(source) ? (source as unknown[]) : [source];
  if (source === undefined || statements.length === 0) throw new PolicyError("A policy needs a Statement.");
  return statements.flatMap((statement, index) => {
    try {
      return [compileStatement(statement, kind, Version === "2012-10-17")];
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      return onError(new PolicyError(`Statement ${index + 1}: ${error.message}.`, { cause: error }), statement);
    }
  });
}
