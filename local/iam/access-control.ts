import type { Assembly } from "../assembly/model.ts";
import type { Principal } from "../authentication/principal.ts";
import { AwsError } from "../gateway/aws-error.ts";
import type { Clock } from "../services/interfaces.ts";
import { readAssemblyPolicies } from "./assembly-policies.ts";
import { contextOf, webIdentityKeys, type Keys } from "./condition-keys.ts";
import { evaluate, type Layer } from "./evaluate.ts";
import type { Statement } from "./statement.ts";

/** What a call needs to be allowed. */
export interface Access {
  /** `service:Operation` */
  readonly action: string;
  /** An ARN, or `*` for actions that AWS knows no resource of. */
  readonly resource: string;
  /** The service's own condition keys, in lower case (`s3:prefix`). */
  readonly keys?: Keys;
}

export interface Denial {
  /** ISO 8601 */
  readonly time: string;
  /** `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION` */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly layer: Layer;
  /** A Deny says so; else no Allow does. */
  readonly explicit: boolean;
  /** AWS's sentence. */
  readonly message: string;
}

/** Decides what every caller may do. */
export interface AccessControl {
  /** Why the call is refused; undefined where it is allowed. */
  refusalOf(caller: Principal, access: Access): Denial | undefined;
  /** Whether the role's trust policy lets an identity pool take it on for this identity. */
  trustsIdentityPool(roleArn: string, identity: NonNullable<Principal["cognito"]>): boolean;
  /** The last refusals, newest first. */
  denials(): readonly Denial[];
}

export interface AccessControlOptions {
  readonly assembly: Assembly;
  /** One list for each level of the organization. */
  readonly serviceControlPolicies?: readonly (readonly Statement[])[];
  readonly clock: Clock;
  readonly log: (message: string) => void;
}

const rememberedDenials = 200;

/** IAM: the assembly's policies and the organization's, on every call. */
export function createAccessControl({ assembly, serviceControlPolicies: serviceControl = [], clock, log }: AccessControlOptions): AccessControl {
  const policies = readAssemblyPolicies(assembly, log);
  const denials: Denial[] = [];

  return {
    refusalOf(caller, { action, resource, keys }) {
      const { roleId, tags, identity, boundary } = policies.ofRole(caller.roleArn);
      const now = clock.now();
      const decision = evaluate(
        { serviceControl, identity, resource: policies.ofBucket(bucketOf(resource)), ...(boundary && { boundary }) },
        {
          action,
          resource,
          callers: [caller.arn, caller.roleArn, caller.accountId, `arn:aws:iam::${caller.accountId}:root`],
          context: contextOf(caller, { region: assembly.region, now, roleId, tags }, keys),
        },
      );
      if (decision.allowed) return undefined;
      const { layer, explicit } = decision;
      const message = sentence(caller.arn, action, resource, reasonOf(layer, explicit, action));
      const denial = { time: new Date(now).toISOString(), principal: caller.arn, action, resource, layer, explicit, message };
      denials.unshift(denial);
      denials.length = Math.min(denials.length, rememberedDenials);
      return denial;
    },

    trustsIdentityPool(roleArn, identity) {
      const context = new Map(Object.entries(webIdentityKeys(identity)));
      const call = { action: "sts:AssumeRoleWithWebIdentity", resource: roleArn, callers: ["cognito-identity.amazonaws.com"], context };
      const applies = (effect: Statement["effect"]) =>
        policies.ofRole(roleArn).trust.some((statement) => statement.effect === effect && statement.applies(call));
      return applies("Allow") && !applies("Deny");
    },

    denials: () => [...denials],
  };
}

/** Throws `AccessDeniedException`, the error of most services; its status differs. */
export function authorize(access: Pick<AccessControl, "refusalOf">, caller: Principal, wanted: Access, status = 400): void {
  const denial = access.refusalOf(caller, wanted);
  if (denial) throw new AwsError("AccessDeniedException", denial.message, status);
}

const bucketOf = (resource: string) => /^arn:aws:s3:::[^/]+/.exec(resource)?.[0] ?? "";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html; S3 alone quotes the resource. */
function sentence(principal: string, action: string, resource: string, reason: string): string {
  const shown = action.startsWith("s3:") ? `"${resource}"` : resource;
  return `User: ${principal} is not authorized to perform: ${action} on resource: ${shown} ${reason}`;
}

function reasonOf(layer: Layer, explicit: boolean, action: string): string {
  if (!explicit) return `because no ${layer} allows the ${action} action`;
  return `with an explicit deny in ${layer.startsWith("identity") ? "an" : "a"} ${layer}`;
}
