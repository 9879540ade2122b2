import type { Context, Operation } from "../context.ts";
import { clientId, parseInput, token } from "../input.ts";
import { refreshSession } from "../refresh-session.ts";

const shape = { ClientId: clientId, RefreshToken: token };

/** What Amplify calls to refresh. */
export const getTokensFromRefreshToken =
  (context: Pick<Context, "pools" | "sessions" | "users" | "issueTokens" | "clock">): Operation =>
  async (input) => {
    const { ClientId, RefreshToken } = parseInput(input, shape);
    return { AuthenticationResult: await refreshSession(context, context.pools.client(ClientId), RefreshToken) };
  };
