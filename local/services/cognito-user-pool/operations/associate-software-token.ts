import type { Context, Operation } from "../context.ts";
import { softwareTokenOff } from "../errors.ts";
import { invalidParameter, optional, parseInput, session, token } from "../input.ts";
import { newTokenSecret } from "../software-token.ts";

const shape = { AccessToken: optional(token), Session: optional(session) };

/** A secret for an authenticator app; what a person has goes on working until a code of the new one was verified. */
export const associateSoftwareToken =
  ({ users, authenticate, challengeSessions }: Pick<Context, "users" | "authenticate" | "challengeSessions">): Operation =>
  async (input) => {
    const request = parseInput(input, shape);
    const secret = newTokenSecret();
    if (request.AccessToken !== undefined) {
      const { user, client } = await authenticate(request.AccessToken);
      if (!client.pool.softwareTokens) throw softwareTokenOff();
      await users.save(client.pool, { ...user, unverifiedSecret: secret });
      return { SecretCode: secret };
    }
    if (request.Session === undefined) throw invalidParameter("Either AccessToken or Session must be given.");
    const challenge = challengeSessions.require(request.Session, undefined, "MFA_SETUP");
    challengeSessions.close(request.Session);
    return { SecretCode: secret, Session: challengeSessions.open({ ...challenge, setup: { secret } }) };
  };
