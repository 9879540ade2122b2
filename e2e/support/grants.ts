import type { Assembly, Resource } from "../../local/assembly/model.ts";
import { recordOf, recordsOf, textOf, textsOf } from "../../local/assembly/read-property.ts";

/** One action on one resource that a policy of a role allows. */
export interface Grant {
  readonly roleArn: string;
  readonly action: string;
  readonly resource: string;
}

type Statement = Readonly<Record<string, unknown>>;

const listOf = (value: unknown) => (typeof value === "string" ? [value] : textsOf(value));
const statementsOf = ({ properties }: Resource): readonly Statement[] => recordsOf(recordOf(properties.PolicyDocument).Statement);
const isAttached = (policy: Resource, roleArn: string) =>
  policy.type === "AWS::IAM::Policy" && textsOf(policy.properties.Roles).some((name) => roleArn.endsWith(`/${name}`));

/** The functions that Parley itself defines, by the name that each has in `amplify/`, with their roles. */
export function functionRoles(assembly: Assembly): ReadonlyMap<string, string> {
  return new Map(
    assembly.resourcesOf("AWS::Lambda::Function").flatMap(({ properties }) => {
      const name = recordsOf(properties.Tags).find(({ Key }) => Key === "amplify:friendly-name")?.Value;
      return typeof name === "string" ? [[name, textOf(properties.Role) ?? ""] as const] : [];
    }),
  );
}

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
      if (!listOf(statement.Resource).includes(resource)) return [statement];
      const Action = listOf(statement.Action).filter((each) => each !== action);
      return Action.length > 0 ? [{ ...statement, Action }] : [];
    });
    const properties = { ...policy.properties, PolicyDocument: { Version: "2012-10-17", Statement } };
    return Statement.length > 0 ? [{ ...policy, properties }] : [];
  };
  const resources = assembly.resources.flatMap(without);
  return { ...assembly, resources, resourcesOf: (type) => resources.filter((resource) => resource.type === type) };
}
