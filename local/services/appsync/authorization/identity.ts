import type { Principal, TokenClaims } from "../../../authentication/principal.ts";

/** `$ctx.identity`: https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference.html#aws-appsync-resolver-context-reference-identity */
export type Identity = UserPoolIdentity | IamIdentity | LambdaIdentity | null;

export interface UserPoolIdentity {
  readonly sub: string;
  readonly issuer: string;
  readonly username: string;
  readonly claims: TokenClaims;
  readonly sourceIp: readonly string[];
  readonly defaultAuthStrategy: "ALLOW" | "DENY";
  readonly groups: readonly string[] | null;
}

export interface IamIdentity {
  readonly accountId: string;
  readonly cognitoIdentityPoolId: string | null;
  readonly cognitoIdentityId: string | null;
  readonly cognitoIdentityAuthType: "authenticated" | "unauthenticated" | null;
  readonly cognitoIdentityAuthProvider: string | null;
  readonly sourceIp: readonly string[];
  readonly username: string;
  readonly userArn: string;
}

/** Of a Lambda authorizer. */
export interface LambdaIdentity {
  readonly resolverContext: Readonly<Record<string, unknown>>;
}

export function userPoolIdentity(claims: TokenClaims, defaultAuthStrategy: "ALLOW" | "DENY", sourceIp: string): UserPoolIdentity {
  return {
    claims,
    defaultAuthStrategy,
    groups: claims["cognito:groups"] ?? null,
    issuer: claims.iss,
    sourceIp: [sourceIp],
    sub: claims.sub,
    username: usernameOf(claims),
  };
}

/** Id tokens name it with Cognito's prefix. */
function usernameOf(claims: TokenClaims): string {
  const names: unknown[] = [claims.username, claims["cognito:username"]];
  return names.find((name) => typeof name === "string") ?? claims.sub;
}

/** `roleId` as in `AROA...`, which stands before the session's name in `username`. */
export function iamIdentity(principal: Principal, roleId: string, sourceIp: string): IamIdentity {
  const { cognito } = principal;
  const session = principal.arn.split("/").at(-1) ?? "";
  return {
    accountId: principal.accountId,
    cognitoIdentityPoolId: cognito?.identityPoolId ?? null,
    cognitoIdentityId: cognito?.identityId ?? null,
    cognitoIdentityAuthType: cognito?.authType ?? null,
    cognitoIdentityAuthProvider: cognito?.authProvider ?? null,
    sourceIp: [sourceIp],
    username: `${roleId}:${session}`,
    userArn: principal.arn,
  };
}
