import { AwsError } from "../../../gateway/aws-error.ts";
import type { Context, Operation } from "../context.ts";
import { clientId, parseInput, token } from "../input.ts";

const shape = { ClientId: clientId, Token: token };

/** Ends a sign-in by its refresh token. One that is unknown or revoked already is no error, as RFC 7009 has it. */
export const revokeToken =
  ({ pools, sessions }: Pick<Context, "pools" | "sessions">): Operation =>
  async (input) => {
    const { ClientId, Token } = parseInput(input, shape);
    const client = pools.client(ClientId);
    if (!client.revocable) throw new AwsError("UnsupportedOperationException", "Token revocation is disabled for this client.");
    // Access and id tokens are JWTs, in three parts.
    if (Token.includes(".")) throw new AwsError("UnsupportedTokenTypeException", "Unsupported token type.");
    const session = sessions.findByRefreshToken(Token);
    if (!session) return {};
    if (session.clientId !== client.id) throw new AwsError("UnauthorizedException", "Token was issued to another client.", 401);
    await sessions.revoke(session);
    return {};
  };
