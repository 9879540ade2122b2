import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import type { Clock } from "../interfaces.ts";
import type { Session } from "./session-store.ts";
import type { SigningKey } from "./signing-key.ts";
import type { Triggers } from "./triggers.ts";
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

export type IssueTokens = (client: UserPoolClient, user: User, session: Session, reason: TokenReason) => Promise<Tokens>;

/** Claims as in https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html */
export function createTokenIssuer(options: { signingKey: SigningKey; triggers: Triggers; clock: Clock }): IssueTokens {
  const { signingKey, triggers, clock } = options;
  const sign = (claims: Record<string, unknown>) =>
    new SignJWT(claims).setProtectedHeader({ kid: signingKey.id, alg: "RS256" }).sign(signingKey.privateKey);

  return async (client, user, session, reason) => {
    const now = Math.floor(clock.now() / 1000);
    const change = await triggers.generateTokens(client, user, reason);
    const groups = change.groups && change.groups.length > 0 ? { "cognito:groups": change.groups } : {};
    const origin = client.revocable ? { origin_jti: session.id } : {};
    const shared = {
      sub: user.sub,
      ...groups,
      iss: client.pool.issuer,
      ...origin,
      event_id: randomUUID(),
      auth_time: Math.floor(session.signedInAt / 1000),
      iat: now,
    };
    const access = {
      ...shared,
      client_id: client.id,
      token_use: "access",
      scope: "aws.cognito.signin.user.admin",
      exp: now + client.accessTokenLifetime,
      jti: randomUUID(),
      username: user.username,
    };
    const attributes = Object.fromEntries(
      Object.entries(readableAttributes(client, user)).map(([name, value]) => [name, name.endsWith("_verified") ? value === "true" : value]),
    );
    const id: Record<string, unknown> = { ...attributes, ...change.claimsToAddOrOverride };
    for (const name of change.claimsToSuppress) Reflect.deleteProperty(id, name);
    const identity = {
      ...id,
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
