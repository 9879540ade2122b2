import type { Assembly, Resource } from "../../local/assembly/model.ts";
import { recordOf, recordsOf, textOf, textsOf } from "../../local/assembly/read-property.ts";
import { compilePattern } from "../../local/iam/pattern.ts";

/** One action on one resource that a policy of a role allows. */
export interface Grant {
  readonly roleArn: string;
  readonly action: string;
  readonly resource: string;
}

type Statement = Readonly<Record<string, unknown>>;

const listOf = (value: unknown) => (typeof value === "string" ? [value] : textsOf(value));
const statementsOf = ({ properties }: Resource): readonly Statement[] => recordsOf(recordOf(properties.PolicyDocument).Statement);
const policyTypes = ["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"];
const isAttached = (policy: Resource, roleArn: string) =>
  policyTypes.includes(policy.type) && textsOf(policy.properties.Roles).some((name) => roleArn.endsWith(`/${name}`));

/** The functions that Parley itself defines, by the name that each has in `amplify/`, with their roles. */
export function functionRoles(assembly: Assembly): ReadonlyMap<string, string> {
  return new Map(
    assembly.resourcesOf("AWS::Lambda::Function").flatMap(({ properties }) => {
      const name = recordsOf(properties.Tags).find(({ Key }) => Key === "amplify:friendly-name")?.Value;
      return typeof name === "string" ? [[name, textOf(properties.Role) ?? ""] as const] : [];
    }),
  );
}

/** The roles that the identity pool gives: `authenticated` to who is signed in, `unauthenticated` to guests. */
export function identityPoolRoles(assembly: Assembly): ReadonlyMap<string, string> {
  const attachments = assembly.resourcesOf("AWS::Cognito::IdentityPoolRoleAttachment");
  return new Map(attachments.flatMap(({ properties }) => Object.entries(recordOf(properties.Roles)).map(([name, arn]) => [name, textOf(arn) ?? ""] as const)));
}

/** `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION` is a session of the role `arn:aws:iam::ACCOUNT:role/ROLE`. */
export const isSessionOf = (roleArn: string, principal: string): boolean => principal.includes(`:assumed-role/${roleArn.split("/").at(-1) ?? ""}/`);

/** Whether the resource is one that the grant is for, of whomever it is that the grant leaves to the request. */
export const isOn = ({ resource }: Grant, asked: string): boolean =>
  compilePattern(resource.replace(/\$\{[^}]*\}/g, "*"), { variables: false })(asked, new Map());

export function grantsOf(assembly: Assembly, roleArn: string): Grant[] {
  const statements = assembly.resources.filter((resource) => isAttached(resource, roleArn)).flatMap(statementsOf);
  return statements.flatMap(({ Action, Resource: resources }) =>
    listOf(Action).flatMap((action) => listOf(resources).map((resource) => ({ roleArn, action, resource }))),
  );
}

/** The same backend but for one grant. */
export function withoutGrant(assembly: Assembly, { roleArn, action, resource }: Grant): Assembly {
  const without = (policy: Resource): Resource[] => {
    if (!isAttached(policy, roleArn)) return [policy];
    const Statement = statementsOf(policy).flatMap((statement) => {
      const [actions, resources] = [listOf(statement.Action), listOf(statement.Resource)];
      if (!actions.includes(action) || !resources.includes(resource)) return [statement];
      const left = [
        { Action: actions, Resource: resources.filter((each) => each !== resource) },
        { Action: actions.filter((each) => each !== action), Resource: [resource] },
      ];
      return left.filter(({ Action, Resource: on }) => Action.length > 0 && on.length > 0).map((part) => ({ ...statement, ...part }));
    });
    const properties = { ...policy.properties, PolicyDocument: { Version: "2012-10-17", Statement } };
    return Statement.length > 0 ? [{ ...policy, properties }] : [];
  };
  const resources = assembly.resources.flatMap(without);
  return { ...assembly, resources, resourcesOf: (type) => resources.filter((resource) => resource.type === type) };
}
