import { isObjectType, valueFromASTUntyped, type DirectiveNode, type GraphQLSchema } from "graphql-16";
import type { AuthMode, Caller } from "./auth-mode.ts";

interface Rule {
  readonly mode: AuthMode;
  /** Left out: any caller of that mode. */
  readonly groups?: readonly string[];
}

export type IsAllowed = (caller: Caller) => boolean;

const modeOfDirective: Readonly<Record<string, AuthMode>> = {
  aws_api_key: "API_KEY",
  aws_iam: "AWS_IAM",
  aws_cognito_user_pools: "AMAZON_COGNITO_USER_POOLS",
  aws_auth: "AMAZON_COGNITO_USER_POOLS",
  aws_oidc: "OPENID_CONNECT",
  aws_lambda: "AWS_LAMBDA",
};

interface Modes {
  readonly defaultMode: AuthMode;
  /** The default user pool's `DefaultAction: DENY`: fields without a directive are closed. */
  readonly deniesByDefault: boolean;
}

/**
 * Who may see each `Type.field`. A field's directives decide; without any its type's do; without those the API's default mode
 * (https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html#using-additional-authorization-modes).
 */
export function readFieldRules(schema: GraphQLSchema, modes: Modes): ReadonlyMap<string, IsAllowed> {
  const guards = new Map<string, IsAllowed>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    const ofType = rulesOf([type.astNode, ...type.extensionASTNodes].flatMap((node) => node?.directives ?? []));
    for (const field of Object.values(type.getFields())) {
      const ofField = rulesOf(field.astNode?.directives ?? []);
      const written = ofField.length > 0 ? ofField : ofType;
      const rules = written.length > 0 ? written : modes.deniesByDefault ? [] : [{ mode: modes.defaultMode }];
      const name = `${type.name}.${field.name}`;
      guards.set(name, (caller) => !isDenied(caller, name, field.name) && rules.some((rule) => fits(rule, caller)));
    }
  }
  return guards;
}

function isDenied({ deniedFields }: Caller, name: string, fieldName: string): boolean {
  return deniedFields !== undefined && (deniedFields.has(name) || deniedFields.has(fieldName));
}

function fits({ mode, groups }: Rule, caller: Caller): boolean {
  return mode === caller.mode && (groups === undefined || groups.some((group) => caller.groups.includes(group)));
}

function rulesOf(directives: readonly DirectiveNode[]): Rule[] {
  return directives.flatMap((directive) => {
    const mode = modeOfDirective[directive.name.value];
    if (!mode) return [];
    const list = directive.arguments?.find((argument) => argument.name.value === "cognito_groups")?.value;
    const groups = list && (valueFromASTUntyped(list) as readonly string[]);
    return [groups ? { mode, groups } : { mode }];
  });
}
