import { recordOf, recordsOf, textOf } from "../../assembly/read-property.ts";

type Claims = Readonly<Record<string, unknown>>;

/** How one provider's tokens choose among roles (`RoleMapping` of Cognito's API). */
export interface RoleMapping {
  /** The role that the token chooses; undefined where it chooses none. */
  readonly choose: (claims: Claims) => string | undefined;
  /** Those that `CustomRoleArn` may ask for. */
  readonly offered: (claims: Claims) => readonly string[];
  /** What a token that chooses none gets: the role for people, or nothing. */
  readonly otherwise: "AuthenticatedRole" | "Deny";
}

const matches: Readonly<Record<string, (claim: string, value: string) => boolean>> = {
  Equals: (claim, value) => claim === value,
  NotEqual: (claim, value) => claim !== value,
  Contains: (claim, value) => claim.includes(value),
  StartsWith: (claim, value) => claim.startsWith(value),
};

/** By provider and app client (`cognito-idp.REGION.amazonaws.com/POOL:CLIENT`), of a role attachment's `RoleMappings`. */
export function readRoleMappings(mappings: unknown): ReadonlyMap<string, RoleMapping> {
  return new Map(
    Object.entries(recordOf(mappings)).map(([name, value]) => {
      const { IdentityProvider, Type, AmbiguousRoleResolution, RulesConfiguration } = recordOf(value);
      const otherwise = AmbiguousRoleResolution === "Deny" ? "Deny" : "AuthenticatedRole";
      const chosen = Type === "Rules" ? byRules(recordsOf(recordOf(RulesConfiguration).Rules)) : byToken;
      return [textOf(IdentityProvider) ?? name, { ...chosen, otherwise }];
    }),
  );
}

/** The roles of the groups that the token names. */
const byToken = {
  choose: (claims: Claims) => textOf(claims["cognito:preferred_role"]),
  offered: (claims: Claims) => (Array.isArray(claims["cognito:roles"]) ? (claims["cognito:roles"] as string[]) : []),
};

/** The first rule that a claim fits. */
function byRules(rules: readonly Claims[]): Pick<RoleMapping, "choose" | "offered"> {
  const fits = ({ Claim, MatchType, Value }: Claims, claims: Claims) => {
    const claim = claims[textOf(Claim) ?? ""];
    return claim !== undefined && (matches[String(MatchType)]?.(typeof claim === "string" ? claim : JSON.stringify(claim), String(Value)) ?? false);
  };
  return { choose: (claims) => textOf(rules.find((rule) => fits(rule, claims))?.RoleARN), offered: () => [] };
}

/**
 * The role of somebody who signed in; undefined where access is denied
 * (https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html).
 */
export function roleOf(mapping: RoleMapping | undefined, claims: Claims, authenticated: string | undefined, custom: string | undefined): string | undefined {
  if (!mapping) return authenticated;
  if (custom !== undefined) return mapping.offered(claims).find((role) => role === custom);
  return mapping.choose(claims) ?? (mapping.otherwise === "Deny" ? undefined : authenticated);
}
