import { evaluate, type Policies } from "./evaluate.ts";
import { compilePolicy } from "./policy.ts";
import type { PolicyKind } from "./statement.ts";

export const role = "arn:aws:iam::000000000000:role/guest";
export const key = "arn:aws:s3:::b/people/me/photo";
const session = "arn:aws:sts::000000000000:assumed-role/guest/s";

type Document = Readonly<Record<string, unknown>>;
export const allow = (more: Document = {}): Document => ({ Effect: "Allow", Action: "s3:GetObject", Resource: "*", ...more });
export const deny = (more: Document = {}): Document => ({ ...allow(more), Effect: "Deny" });
/** A statement that applies where the condition holds. */
export const when = (Condition: Document): Document => allow({ Condition });
const policy = (statements: readonly Document[], kind: PolicyKind = "identity", Version = "2012-10-17") =>
  compilePolicy({ Version, Statement: statements }, kind);

export interface Given {
  readonly identity?: readonly Document[];
  readonly resource?: readonly Document[];
  readonly boundary?: readonly Document[];
  /** By level. */
  readonly scp?: readonly (readonly Document[])[];
  readonly action?: string;
  readonly on?: string;
  readonly keys?: Readonly<Record<string, string | readonly string[]>>;
  readonly version?: string;
}

/** `allowed`, or the layer that refused, with `!` where a Deny did. */
export function decide({ identity = [], resource = [], boundary, scp = [], action = "s3:GetObject", on = key, keys = {}, version }: Given): string {
  const policies: Policies = {
    serviceControl: scp.map((level) => policy(level, "service control")),
    resource: resource.length === 0 ? [] : policy(resource, "resource"),
    identity: identity.length === 0 ? [] : policy(identity, "identity", version),
    ...(boundary && { boundary: policy(boundary) }),
  };
  const callers = [session, role, "000000000000", "arn:aws:iam::000000000000:root"];
  const decision = evaluate(policies, { action, resource: on, callers, context: new Map(Object.entries(keys)) });
  return decision.allowed ? "allowed" : `${decision.layer}${decision.explicit ? "!" : ""}`;
}

export const refused = "identity-based policy";
