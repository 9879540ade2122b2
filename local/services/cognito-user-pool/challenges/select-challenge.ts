import type { Context } from "../context.ts";
import { notAuthorized } from "../errors.ts";
import { chooseFactor } from "../first-factors.ts";
import { userOrDecoy, usernameOf } from "../password-factor.ts";
import { type Challenge, type ChallengeAnswer, requireResponse, requireSession } from "./challenge.ts";

/** The choice of a factor, with what it needs where the client has it already (`PASSWORD`, `SRP_A`). */
export const selectChallenge =
  (context: Context): Challenge =>
  async (answer) => {
    const wanted = requireResponse(answer.responses, "ANSWER");
    takeSession(context, answer, "SELECT_CHALLENGE");
    return chooseFactor(context, { ...answer, parameters: answer.responses }, wanted);
  };

/** The password that PASSWORD asks for, or the `SRP_A` that PASSWORD_SRP does. */
export const answerFactor =
  (context: Context, factor: "PASSWORD" | "PASSWORD_SRP"): Challenge =>
  async (answer) => {
    requireResponse(answer.responses, factor === "PASSWORD" ? "PASSWORD" : "SRP_A");
    takeSession(context, answer, factor);
    return chooseFactor(context, { ...answer, parameters: answer.responses }, factor);
  };

/** Throws NotAuthorizedException where the session is over, or someone else's. */
function takeSession(context: Context, { client, responses, session }: ChallengeAnswer, challenge: "SELECT_CHALLENGE" | "PASSWORD" | "PASSWORD_SRP"): void {
  const token = requireSession(session);
  const { username } = context.challengeSessions.require(token, client, challenge);
  const name = usernameOf(responses);
  // The client may say the name that was typed, or the one that the challenge named.
  if (name !== username && userOrDecoy(context, client, name).username !== username) throw notAuthorized("Invalid session for the user.");
  context.challengeSessions.close(token);
}
