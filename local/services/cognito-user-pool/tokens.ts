import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import type { Clock } from "../interfaces.ts";
import type { Session } from "./session-store.ts";
import { selfServiceScope } from "./authenticate.ts";
import { membershipOf } from "./groups.ts";
import type { SigningKey } from "./signing-key.ts";
import { changeClaims } from "./token-change.ts";
import type { ClientMetadata, Triggers } from "./triggers.ts";
import { readableAttributes } from "./attributes.ts";
import type { UserPoolClient } from "./user-pool.ts";
import type { User } from "./user-store.ts";

/** Why tokens are made: the suffix of the trigger source, as in `TokenGeneration_Authentication`. */
export type TokenReason = "Authentication" | "RefreshTokens";

export interface Tokens {
  readonly AccessToken: string;
  readonly IdToken: string;
  /** Of the access token, in seconds. */
  readonly ExpiresIn: number;
  readonly TokenType: "Bearer";
}

export type IssueTokens = (client: UserPoolClient, user: User, session: Session, reason: TokenReason, metadata?: ClientMetadata) => Promise<Tokens>;

/** Claims as in https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html */
export function createTokenIssuer(options: { signingKey: SigningKey; triggers: Triggers; clock: Clock }): IssueTokens {
  const { signingKey, triggers, clock } = options;
  const sign = (claims: Record<string, unknown>) =>
    new SignJWT(claims).setProtectedHeader({ kid: signingKey.id, alg: "RS256" }).sign(signingKey.privateKey);

  return async (client, user, session, reason, metadata) => {
    const now = Math.floor(clock.now() / 1000);
    const own = membershipOf(client.pool, user);
    const change = await triggers.generateTokens(client, user, own, reason, metadata);
    const { groups, roles, preferredRole } = change.groups ?? own;
    const inGroups = groups.length > 0 ? { "cognito:groups": groups } : {};
    const asRoles = {
      ...(roles.length > 0 && { "cognito:roles": roles }),
      ...(preferredRole !== undefined && { "cognito:preferred_role": preferredRole }),
    };
    const scopes = [selfServiceScope, ...change.access.scopesToAdd].filter((scope) => !change.access.scopesToSuppress.includes(scope));
    const origin = client.revocable ? { origin_jti: session.id } : {};
    const shared = {
      sub: user.sub,
      ...inGroups,
      iss: client.pool.issuer,
      ...origin,
      event_id: randomUUID(),
      auth_time: Math.floor(session.signedInAt / 1000),
      iat: now,
    };
    const access = {
      ...changeClaims({}, change.access),
      ...shared,
      client_id: client.id,
      token_use: "access",
      scope: scopes.join(" "),
      exp: now + client.accessTokenLifetime,
      jti: randomUUID(),
      username: user.username,
    };
    const attributes = Object.fromEntries(
      Object.entries(readableAttributes(client, user)).map(([name, value]) => [name, name.endsWith("_verified") ? value === "true" : value]),
    );
    const identity = {
      ...changeClaims(attributes, change.id),
      ...asRoles,
      ...shared,
      "cognito:username": user.username,
      aud: client.id,
      token_use: "id",
      exp: now + client.idTokenLifetime,
      jti: randomUUID(),
    };
    const [AccessToken, IdToken] = await Promise.all([sign(access), sign(identity)]);
    return { AccessToken, IdToken, ExpiresIn: client.accessTokenLifetime, TokenType: "Bearer" };
  };
}
