import { readFileSync } from "node:fs";
import { AssemblyError } from "../../assembly/assembly-error.ts";
import type { Assembly } from "../../assembly/model.ts";
import type { AuthMode } from "./authorization/auth-mode.ts";

/** One way to authenticate, with what it needs to be checked. */
export interface Provider {
  readonly mode: AuthMode;
  readonly defaultAction: "ALLOW" | "DENY";
  readonly userPoolId?: string;
  readonly appIdClientRegex?: string;
  readonly authorizerArn?: string;
  readonly identityValidation?: string;
}

export interface ApiSettings {
  readonly apiId: string;
  readonly accountId: string;
  /** The first is the default. */
  readonly providers: readonly [Provider, ...Provider[]];
  readonly apiKeys: readonly string[];
  readonly schema: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly introspection: boolean;
  /** Levels of fields in each other; 0: any number. */
  readonly queryDepthLimit: number;
  /** Resolvers that one request may run. */
  readonly resolverCountLimit: number;
}

/** What AppSync runs at most where the API sets no limit of its own. */
const mostResolvers = 10_000;

interface ProviderProperties {
  readonly AuthenticationType: AuthMode;
  readonly UserPoolConfig?: { readonly UserPoolId: string; readonly AppIdClientRegex?: string; readonly DefaultAction?: "ALLOW" | "DENY" };
  readonly LambdaAuthorizerConfig?: { readonly AuthorizerUri: string; readonly IdentityValidationExpression?: string };
}

interface ApiProperties extends ProviderProperties {
  readonly AdditionalAuthenticationProviders?: readonly ProviderProperties[];
  readonly EnvironmentVariables?: Readonly<Record<string, string>>;
  readonly IntrospectionConfig?: "ENABLED" | "DISABLED";
  readonly QueryDepthLimit?: number | string;
  readonly ResolverCountLimit?: number | string;
}

/** The assembly's GraphQL API; undefined where it has none. A backend of Amplify has one at most. */
export function readApiSettings(assembly: Assembly): ApiSettings | undefined {
  const [api] = assembly.resourcesOf("AWS::AppSync::GraphQLApi");
  if (!api) return undefined;
  const properties = api.properties as Partial<ApiProperties> as ApiProperties;
  const apiId = api.attributes["ApiId"] ?? api.ref;
  const own = (type: string) => assembly.resourcesOf(type).filter((resource) => resource.properties["ApiId"] === apiId);
  const [schema] = own("AWS::AppSync::GraphQLSchema");
  if (!schema) throw new AssemblyError(`The API ${api.logicalId} has no schema.`);
  return {
    apiId,
    accountId: assembly.accountId,
    providers: [providerOf(properties), ...(properties.AdditionalAuthenticationProviders ?? []).map(providerOf)],
    apiKeys: own("AWS::AppSync::ApiKey").flatMap(({ attributes }) => attributes["ApiKey"] ?? []),
    schema: schemaOf(schema.properties, assembly),
    environment: properties.EnvironmentVariables ?? {},
    introspection: properties.IntrospectionConfig !== "DISABLED",
    queryDepthLimit: Number(properties.QueryDepthLimit ?? 0),
    resolverCountLimit: Number(properties.ResolverCountLimit ?? 0) || mostResolvers,
  };
}

function providerOf({ AuthenticationType, UserPoolConfig, LambdaAuthorizerConfig }: ProviderProperties): Provider {
  return {
    mode: AuthenticationType,
    defaultAction: UserPoolConfig?.DefaultAction ?? "ALLOW",
    ...(UserPoolConfig && { userPoolId: UserPoolConfig.UserPoolId }),
    ...(UserPoolConfig?.AppIdClientRegex && { appIdClientRegex: UserPoolConfig.AppIdClientRegex }),
    ...(LambdaAuthorizerConfig && { authorizerArn: LambdaAuthorizerConfig.AuthorizerUri }),
    ...(LambdaAuthorizerConfig?.IdentityValidationExpression && {
      identityValidation: LambdaAuthorizerConfig.IdentityValidationExpression,
    }),
  };
}

function schemaOf({ Definition, DefinitionS3Location }: Readonly<Record<string, unknown>>, assembly: Assembly): string {
  if (typeof Definition === "string") return Definition;
  return readFileSync(assembly.assetPath(String(DefinitionS3Location)), "utf8");
}
