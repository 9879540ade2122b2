import type { Context } from "../context.ts";
import { continueCustomAuth } from "../custom-auth.ts";
import { notAuthorized } from "../errors.ts";
import { userOrDecoy, usernameOf } from "../password-factor.ts";
import { type Challenge, requireResponse, requireSession } from "./challenge.ts";

/** The answer to a challenge that CreateAuthChallenge made; VerifyAuthChallengeResponse judges it. */
export const customChallenge =
  (context: Context): Challenge =>
  async ({ client, responses, session, metadata }) => {
    const answer = requireResponse(responses, "ANSWER");
    const token = requireSession(session);
    const { username, sub, custom } = context.challengeSessions.require(token, client, "CUSTOM_CHALLENGE");
    const name = usernameOf(responses);
    const user = context.users.get(client.pool.id, username);
    // The client may say the name that was typed, or the one that the challenge named.
    const isTheirs = name === username || userOrDecoy(context, client, name).username === username;
    if (!custom || !isTheirs || user?.sub !== sub) throw notAuthorized("Invalid session for the user.");
    context.challengeSessions.close(token);

    const { results, privateParameters, challengeMetadata } = custom;
    const signIn = { client, name, username, user, results, metadata };
    const challengeResult = await context.triggers.verifyAuthChallenge(signIn, privateParameters, answer);
    return continueCustomAuth(context, { ...signIn, results: [...results, { challengeName: "CUSTOM_CHALLENGE", challengeResult, challengeMetadata }] });
  };
