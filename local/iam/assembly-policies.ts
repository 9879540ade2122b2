import type { Assembly } from "../assembly/model.ts";
import { recordOf, recordsOf, textOf, textsOf } from "../assembly/read-property.ts";
import { member } from "../assembly/template.ts";
import { awsManagedPolicies } from "./managed-policies.ts";
import { compilePolicySafely } from "./policy.ts";
import type { PolicyKind, Statement } from "./statement.ts";

export interface RolePolicies {
  readonly roleId: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly identity: readonly Statement[];
  readonly boundary?: readonly Statement[];
  /** Who may take on the role. */
  readonly trust: readonly Statement[];
}

export interface AssemblyPolicies {
  /** A role that the assembly does not have may do nothing. */
  ofRole(roleArn: string): RolePolicies;
  /** The bucket's own policy, by the bucket's ARN. */
  ofBucket(bucketArn: string): readonly Statement[];
}

/**
 * The policies of the assembly's roles and buckets: inline, `AWS::IAM::Policy`, `AWS::IAM::RolePolicy`, managed. Each is
 * compiled when it is first asked for, once; what of it is not emulated is then told to the log.
 */
export function readAssemblyPolicies(assembly: Assembly, log: (message: string) => void): AssemblyPolicies {
  const roles = new Map(assembly.resourcesOf("AWS::IAM::Role").map((role) => [role.attributes.Arn ?? role.ref, role]));
  const managed = new Map(assembly.resourcesOf("AWS::IAM::ManagedPolicy").map((policy) => [policy.ref, policy]));
  const compile = (document: unknown, kind: PolicyKind, name: string) =>
    compilePolicySafely(document, kind, (problem) => log(`IAM: the policy ${name} cannot be followed in full, so it allows less. ${problem}`));

  function compileManaged(arn: string): Statement[] {
    const document = managed.get(arn)?.properties.PolicyDocument ?? member(awsManagedPolicies, arn);
    if (document === undefined) log(`IAM: ${arn} is not known here: it allows nothing.`);
    return document === undefined ? [] : compile(document, "identity", arn);
  }

  function attachedTo(name: string): Statement[] {
    const policies = assembly.resourcesOf("AWS::IAM::Policy").filter(({ properties }) => textsOf(properties.Roles).includes(name));
    const own = assembly.resourcesOf("AWS::IAM::RolePolicy").filter(({ properties }) => properties.RoleName === name);
    const ofManaged = [...managed.values()].filter(({ properties }) => textsOf(properties.Roles).includes(name));
    return [...policies, ...own, ...ofManaged].flatMap(({ logicalId, properties }) => compile(properties.PolicyDocument, "identity", logicalId));
  }

  function readRole(roleArn: string): RolePolicies {
    const role = roles.get(roleArn);
    if (!role) return { roleId: undefined, tags: {}, identity: [], trust: [] };
    const { Policies, ManagedPolicyArns, PermissionsBoundary, AssumeRolePolicyDocument: trust, Tags } = role.properties;
    const inline = recordsOf(Policies).flatMap(({ PolicyName, PolicyDocument }) =>
      compile(PolicyDocument, "identity", `${role.logicalId}/${textOf(PolicyName) ?? ""}`),
    );
    const boundary = textOf(PermissionsBoundary);
    return {
      roleId: role.attributes.RoleId,
      tags: Object.fromEntries(recordsOf(Tags).map(({ Key, Value }) => [textOf(Key) ?? "", textOf(Value) ?? ""])),
      identity: [...inline, ...textsOf(ManagedPolicyArns).flatMap(compileManaged), ...attachedTo(role.ref)],
      trust: compile(trust, "trust", `${role.logicalId}/AssumeRolePolicyDocument`),
      ...(boundary !== undefined && { boundary: compileManaged(boundary) }),
    };
  }

  function readBucket(bucketArn: string): Statement[] {
    const name = bucketArn.slice("arn:aws:s3:::".length);
    const policies = assembly.resourcesOf("AWS::S3::BucketPolicy").filter(({ properties }) => properties.Bucket === name);
    return policies.flatMap(({ logicalId, properties }) => compile(recordOf(properties.PolicyDocument), "resource", logicalId));
  }

  return { ofRole: once(readRole), ofBucket: once(readBucket) };
}

/** Names that no assembly has are not kept: there is no end of them. */
function once<T extends object>(read: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const value = known.get(name) ?? read(name);
    if (known.size < 1_000) known.set(name, value);
    return value;
  };
}
