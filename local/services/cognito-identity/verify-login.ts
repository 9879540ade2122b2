import { decodeJwt, type JWTPayload } from "jose";
import type { TokenClaims, TokenVerifier } from "../../authentication/principal.ts";
import { AwsError } from "../../gateway/aws-error.ts";
import type { Clock } from "../interfaces.ts";
import { invalidParameter, notAuthorized } from "./errors.ts";
import type { IdentityPool } from "./identity-pool.ts";
import type { Login } from "./identity-store.ts";

export interface VerifiedLogin {
  readonly login: Login;
  readonly claims: TokenClaims;
}

export type VerifyLogin = (pool: IdentityPool, logins: ReadonlyMap<string, string>) => Promise<VerifiedLogin | undefined>;

/** Who the tokens in `Logins` belong to; undefined for no logins at all. Throws NotAuthorizedException, InvalidParameterException. */
export function createVerifyLogin({ tokens, clock }: { tokens: TokenVerifier; clock: Clock }): VerifyLogin {
  return async (pool, logins) => {
    const [login, ...more] = logins;
    if (!login) return undefined;
    if (more.length > 0) throw invalidParameter("Please provide one login: linking several providers is not emulated.");
    const [providerName, token] = login;
    const provider = pool.providers.get(providerName);
    if (!provider) throw notAuthorized("Token is not from a supported provider of this identity pool.");

    explain(providerName, decode(token));
    const claims = await verified(token, provider.userPoolId);
    if (claims.token_use !== "id") throw invalidParameter("Please provide a valid public provider");
    if (!provider.clientIds.some((clientId) => clientId === claims.aud)) throw invalid("Incorrect token audience.");
    return { login: { provider: providerName, sub: claims.sub }, claims };
  };

  function decode(token: string): JWTPayload {
    try {
      return decodeJwt(token);
    } catch {
      throw invalid("Not a valid OpenId Connect identity token.");
    }
  }

  /** Says what is wrong before the signature is looked at; none of it makes a token valid. */
  function explain(providerName: string, { iss, exp = 0 }: JWTPayload): void {
    if (iss !== `https://${providerName}`) throw invalid("Issuer doesn't match providerName");
    const now = Math.floor(clock.now() / 1000);
    if (exp <= now) throw invalid(`Token expired: ${now} >= ${exp}`);
  }

  async function verified(token: string, userPoolId: string): Promise<TokenClaims> {
    try {
      return await tokens.verify(token, userPoolId);
    } catch (error) {
      if (error instanceof AwsError) throw invalid("Couldn't verify signed token.");
      throw error;
    }
  }
}

function invalid(reason: string): AwsError {
  return notAuthorized(`Invalid login token. ${reason}`);
}
