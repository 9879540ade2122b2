import { notAuthorized, userNotFound } from "./errors.ts";
import { TokenRefused, type VerifiedToken, type VerifyToken } from "./token-verifier.ts";

export type Authenticate = (accessToken: string) => Promise<VerifiedToken>;

/** Who calls an operation that takes an access token. Throws NotAuthorizedException, UserNotFoundException. */
export function createAuthenticate(verifyToken: VerifyToken): Authenticate {
  return async (accessToken) => {
    try {
      const verified = await verifyToken(accessToken);
      if (verified.claims.token_use === "access") return verified;
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      if (error.problem === "expired") throw notAuthorized("Access Token has expired");
      if (error.problem === "revoked") throw notAuthorized("Access Token has been revoked");
      if (error.problem === "no-user") throw userNotFound();
    }
    throw notAuthorized("Invalid Access Token");
  };
}
