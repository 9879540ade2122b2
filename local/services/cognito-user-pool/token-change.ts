import { recordOf, textOf, textsOf } from "../../assembly/read-property.ts";

export interface ClaimChange {
  readonly claimsToAddOrOverride: Readonly<Record<string, unknown>>;
  readonly claimsToSuppress: readonly string[];
}

/** What PreTokenGeneration wants of the tokens. */
export interface TokenChange {
  readonly id: ClaimChange;
  readonly access: ClaimChange & { readonly scopesToAdd: readonly string[]; readonly scopesToSuppress: readonly string[] };
  /** In place of the person's own. */
  readonly groups: { readonly groups: readonly string[]; readonly roles: readonly string[]; readonly preferredRole: string | undefined } | undefined;
}

/** Version 1 changes the id token alone; versions 2 and 3 both. */
export function readTokenChange(response: Readonly<Record<string, unknown>> | undefined): TokenChange {
  const first = recordOf(response?.claimsOverrideDetails);
  const later = recordOf(response?.claimsAndScopeOverrideDetails);
  const access = recordOf(later.accessTokenGeneration);
  const override = recordOf(later.groupOverrideDetails ?? first.groupOverrideDetails);
  return {
    id: claimChange(response?.claimsAndScopeOverrideDetails ? recordOf(later.idTokenGeneration) : first),
    access: { ...claimChange(access), scopesToAdd: textsOf(access.scopesToAdd), scopesToSuppress: textsOf(access.scopesToSuppress) },
    groups:
      override.groupsToOverride === undefined
        ? undefined
        : { groups: textsOf(override.groupsToOverride), roles: textsOf(override.iamRolesToOverride), preferredRole: textOf(override.preferredRole) },
  };
}

function claimChange({ claimsToAddOrOverride, claimsToSuppress }: Readonly<Record<string, unknown>>): ClaimChange {
  return { claimsToAddOrOverride: recordOf(claimsToAddOrOverride), claimsToSuppress: textsOf(claimsToSuppress) };
}

export function changeClaims(claims: Readonly<Record<string, unknown>>, change: ClaimChange): Record<string, unknown> {
  const changed: Record<string, unknown> = { ...claims, ...change.claimsToAddOrOverride };
  for (const name of change.claimsToSuppress) Reflect.deleteProperty(changed, name);
  return changed;
}
