import type { Context } from "../context.ts";
import { invalidParameter } from "../input.ts";
import { type Challenge, requireSession, requireUser } from "./challenge.ts";

type Needs = Pick<Context, "users" | "challengeSessions" | "completeSignIn">;

/** Where the pool demands a second factor: the app was set up in this very sign-in (AssociateSoftwareToken, VerifySoftwareToken). */
export const mfaSetup =
  ({ users, challengeSessions, completeSignIn }: Needs): Challenge =>
  async ({ client, responses, session, metadata }) => {
    const token = requireSession(session);
    const challenge = challengeSessions.require(token, client, "MFA_SETUP");
    const user = requireUser(users, challenge, responses);
    const { secret, verifiedStep: lastStep, deviceName } = challenge.setup ?? {};
    if (secret === undefined || lastStep === undefined) throw invalidParameter("MFA setup is not complete: verify a software token first.");
    challengeSessions.close(token);
    const updated = { ...user, softwareToken: { secret, lastStep, deviceName, enabled: true, preferred: true } };
    await users.save(client.pool, updated);
    return completeSignIn(client, updated, metadata);
  };
