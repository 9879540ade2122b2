import { AwsError } from "../../gateway/aws-error.ts";
import type { Context } from "./context.ts";
import { notAuthorized } from "./errors.ts";
import { hashToken } from "./session-store.ts";
import type { Tokens } from "./tokens.ts";
import type { UserPoolClient } from "./user-pool.ts";

/**
 * New tokens of the same sign-in, with a new refresh token where the client rotates them.
 * Throws NotAuthorizedException, and RefreshTokenReuseException for a token that rotation replaced.
 */
export async function refreshSession(
  { sessions, users, issueTokens, clock }: Pick<Context, "sessions" | "users" | "issueTokens" | "clock">,
  client: UserPoolClient,
  refreshToken: string,
): Promise<Tokens & { readonly RefreshToken?: string }> {
  const session = sessions.findByRefreshToken(refreshToken);
  if (session?.clientId !== client.id) throw notAuthorized("Invalid Refresh Token");
  if (session.revoked) throw notAuthorized("Refresh Token has been revoked");
  if (session.expiresAt <= clock.now()) throw notAuthorized("Refresh Token has expired");
  const user = users.get(session.poolId, session.username);
  if (user?.sub !== session.sub) throw notAuthorized("Invalid Refresh Token");

  if (client.rotationGrace === undefined) return issueTokens(client, user, session, "RefreshTokens");
  const replacedAt = session.refreshTokens.find(({ hash }) => hash === hashToken(refreshToken))?.replacedAt;
  if (replacedAt !== undefined && clock.now() >= replacedAt + client.rotationGrace * 1000) {
    throw new AwsError("RefreshTokenReuseException", "Refresh token reuse detected.");
  }
  const RefreshToken = await sessions.rotate(session, refreshToken);
  return { ...(await issueTokens(client, user, session, "RefreshTokens")), RefreshToken };
}
