import type { Assembly } from "../../assembly/model.ts";
import { flagOf, recordOf, recordsOf, textOf } from "../../assembly/read-property.ts";
import { resourceNotFound } from "./errors.ts";
import { readRoleMappings, type RoleMapping } from "./role-mapping.ts";

export interface IdentityPool {
  readonly id: string;
  readonly region: string;
  readonly accountId: string;
  readonly allowsGuests: boolean;
  /** User pools whose people may sign in here, by provider name (`cognito-idp.REGION.amazonaws.com/POOLID`). */
  readonly providers: ReadonlyMap<string, Provider>;
  /** ARNs; one is missing where nothing is attached. */
  readonly roles: { readonly authenticated?: string; readonly unauthenticated?: string };
  /** By provider and app client; what they choose stands before the role for people. */
  readonly roleMappings: ReadonlyMap<string, RoleMapping>;
}

export interface Provider {
  readonly name: string;
  readonly userPoolId: string;
  readonly clientIds: readonly string[];
}

export interface IdentityPools {
  /** Throws ResourceNotFoundException. */
  get(id: string): IdentityPool;
}

export function readIdentityPools(assembly: Assembly): IdentityPools {
  const { accountId, region } = assembly;
  const attachments = assembly.resourcesOf("AWS::Cognito::IdentityPoolRoleAttachment");
  const pools = new Map<string, IdentityPool>();
  for (const { ref: id, properties } of assembly.resourcesOf("AWS::Cognito::IdentityPool")) {
    const attached = attachments.find((attachment) => attachment.properties.IdentityPoolId === id)?.properties;
    const roles = recordOf(attached?.Roles);
    pools.set(id, {
      ...{ id, region, accountId },
      allowsGuests: flagOf(properties.AllowUnauthenticatedIdentities) === true,
      providers: readProviders(recordsOf(properties.CognitoIdentityProviders)),
      roles: { authenticated: textOf(roles.authenticated), unauthenticated: textOf(roles.unauthenticated) },
      roleMappings: readRoleMappings(attached?.RoleMappings),
    });
  }
  return {
    get(id) {
      const pool = pools.get(id);
      if (!pool) throw resourceNotFound(`IdentityPool '${id}' not found.`);
      return pool;
    },
  };
}

function readProviders(entries: readonly Readonly<Record<string, unknown>>[]): Map<string, Provider> {
  const providers = new Map<string, Provider>();
  for (const entry of entries) {
    const name = textOf(entry.ProviderName) ?? "";
    const clientIds = [...(providers.get(name)?.clientIds ?? []), textOf(entry.ClientId) ?? ""];
    providers.set(name, { name, userPoolId: name.slice(name.indexOf("/") + 1), clientIds });
  }
  return providers;
}
