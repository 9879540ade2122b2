import { notAuthorized, userNotFound } from "./errors.ts";
import { TokenRefused, type VerifiedToken, type VerifyToken } from "./token-verifier.ts";

/** What a token needs for the operations on its own user. */
export const selfServiceScope = "aws.cognito.signin.user.admin";

export type Authenticate = (accessToken: string) => Promise<VerifiedToken>;

/** Who calls an operation that takes an access token. Throws NotAuthorizedException, UserNotFoundException. */
export function createAuthenticate(verifyToken: VerifyToken): Authenticate {
  return async (accessToken) => {
    try {
      const verified = await verifyToken(accessToken);
      if (verified.claims.token_use === "access") {
        // PreTokenGeneration may have taken the scope away.
        const { scope } = verified.claims;
        if (typeof scope === "string" && scope.split(" ").includes(selfServiceScope)) return verified;
        throw notAuthorized("Access Token does not have required scopes");
      }
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      if (error.problem === "expired") throw notAuthorized("Access Token has expired");
      if (error.problem === "revoked") throw notAuthorized("Access Token has been revoked");
      if (error.problem === "no-user") throw userNotFound();
    }
    throw notAuthorized("Invalid Access Token");
  };
}
