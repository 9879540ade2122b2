import type { Statement, StatementCall } from "./statement.ts";

/** As AWS names them in its refusals. */
export type Layer = "service control policy" | "resource-based policy" | "identity-based policy" | "permissions boundary";

/** Every policy that has a say in one call. */
export interface Policies {
  /** One list for each level of the organization (root, units, account): every level must allow. */
  readonly serviceControl: readonly (readonly Statement[])[];
  readonly resource: readonly Statement[];
  readonly identity: readonly Statement[];
  /** Left out: the role has none. */
  readonly boundary?: readonly Statement[];
}

export type Decision =
  | { readonly allowed: true }
  /** `explicit`: a Deny says so; else no Allow does. */
  | { readonly allowed: false; readonly explicit: boolean; readonly layer: Layer };

/**
 * In AWS's order, for a role within one account
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html):
 * a Deny anywhere; then what the organization does not allow; then an Allow of the resource or of the role itself; then
 * what the role's boundary does not allow. So the effective permission is what all layers have in common.
 */
export function evaluate({ serviceControl, resource, identity, boundary }: Policies, call: StatementCall): Decision {
  const has = (effect: Statement["effect"], statements: readonly Statement[]) =>
    statements.some((statement) => statement.effect === effect && statement.applies(call));
  const refused = (layer: Layer, explicit: boolean): Decision => ({ allowed: false, explicit, layer });

  if (serviceControl.some((level) => has("Deny", level))) return refused("service control policy", true);
  if (has("Deny", resource)) return refused("resource-based policy", true);
  if (has("Deny", identity)) return refused("identity-based policy", true);
  if (boundary && has("Deny", boundary)) return refused("permissions boundary", true);

  if (!serviceControl.every((level) => has("Allow", level))) return refused("service control policy", false);
  if (!has("Allow", resource) && !has("Allow", identity)) return refused("identity-based policy", false);
  if (boundary && !has("Allow", boundary)) return refused("permissions boundary", false);
  return { allowed: true };
}
