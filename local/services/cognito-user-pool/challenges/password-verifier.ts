import { attemptName } from "../codes.ts";
import type { Context } from "../context.ts";
import { continueCustomAuth } from "../custom-auth.ts";
import { incorrectPassword, notAuthorized } from "../errors.ts";
import { invalidParameter } from "../input.ts";
import { provesPassword } from "../srp.ts";
import { parseTimestamp } from "../srp-timestamp.ts";
import { type Challenge, isNameOf, requireResponse } from "./challenge.ts";

const longestClockDifference = 5 * 60_000;

/** The proof of the password, which ends SRP; a custom sign-in goes on from there. */
export const passwordVerifier =
  (context: Context): Challenge =>
  async ({ client, responses, metadata }) => {
    const { users, pendingSrp, attempts, signIn, clock } = context;
    const [name, secretBlock, signature, timestamp] = [
      requireResponse(responses, "USERNAME"),
      requireResponse(responses, "PASSWORD_CLAIM_SECRET_BLOCK"),
      requireResponse(responses, "PASSWORD_CLAIM_SIGNATURE"),
      requireResponse(responses, "TIMESTAMP"),
    ];
    const signedAt = parseTimestamp(timestamp);
    if (signedAt === undefined) throw invalidParameter("TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.");

    const pending = pendingSrp.get(secretBlock);
    pendingSrp.remove(secretBlock);
    if (pending?.client.id !== client.id) throw notAuthorized("Invalid session for the user.");
    const counted = attemptName(client.pool, pending.username);
    attempts.requireUnlocked(counted);
    const user = users.get(client.pool.id, pending.username);
    const isThisUser = name === pending.username || (user !== undefined && isNameOf(users, client, user, name));
    const isFresh = Math.abs(clock.now() - signedAt) <= longestClockDifference;
    const claim = { poolName: client.pool.name, username: pending.username, secretBlock, timestamp, signature };
    const isProved = provesPassword(pending.verifier, pending.srp, claim);
    // A password that changed in the meantime is proved no longer.
    if (!isProved || !isFresh || !isThisUser || user?.password.verifier !== pending.verifier.verifier) {
      attempts.passwordFailed(counted);
      throw incorrectPassword();
    }
    attempts.passwordAccepted(counted);
    if (!pending.results) return signIn(client, user, metadata);
    const results = [...pending.results, { challengeName: "PASSWORD_VERIFIER", challengeResult: true }];
    return continueCustomAuth(context, { client, name: pending.name, username: pending.username, user, results, metadata });
  };
