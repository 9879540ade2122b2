import { AwsError } from "../../../gateway/aws-error.ts";
import { attemptName } from "../codes.ts";
import type { Context, Operation } from "../context.ts";
import { incorrectPassword, notAuthorized } from "../errors.ts";
import { clientId, invalidParameter, optional, parseInput, text, textMap } from "../input.ts";
import { provesPassword } from "../srp.ts";
import { parseTimestamp } from "../srp-timestamp.ts";

const shape = {
  ClientId: clientId,
  ChallengeName: text({ max: 64, pattern: /^[A-Z_]+$/, patternText: "[A-Z_]+" }),
  ChallengeResponses: optional(textMap),
};
const longestClockDifference = 5 * 60_000;

type Needs = Pick<Context, "pools" | "users" | "pendingSignIns" | "attempts" | "signIn" | "clock">;

export const respondToAuthChallenge =
  ({ pools, users, pendingSignIns, attempts, signIn, clock }: Needs): Operation =>
  async (input) => {
    const { ClientId, ChallengeName, ChallengeResponses = {} } = parseInput(input, shape);
    const client = pools.client(ClientId);
    if (ChallengeName !== "PASSWORD_VERIFIER") {
      throw new AwsError("NotEmulated", `The challenge ${ChallengeName} is not emulated.`, 501);
    }
    const [name, secretBlock, signature, timestamp] = [
      required(ChallengeResponses, "USERNAME"),
      required(ChallengeResponses, "PASSWORD_CLAIM_SECRET_BLOCK"),
      required(ChallengeResponses, "PASSWORD_CLAIM_SIGNATURE"),
      required(ChallengeResponses, "TIMESTAMP"),
    ];
    const signedAt = parseTimestamp(timestamp);
    if (signedAt === undefined) throw invalidParameter("TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.");

    const pending = pendingSignIns.take(secretBlock);
    if (pending?.client.id !== client.id) throw notAuthorized("Invalid session for the user.");
    const counted = attemptName(client.pool, pending.username);
    attempts.requireUnlocked(counted);
    const user = users.get(client.pool.id, pending.username);
    const isThisUser = name === pending.username || (user !== undefined && users.find(client.pool, name)?.sub === user.sub);
    const isFresh = Math.abs(clock.now() - signedAt) <= longestClockDifference;
    const claim = { poolName: client.pool.name, username: pending.username, secretBlock, timestamp, signature };
    const isProved = provesPassword(pending.verifier, pending.srp, claim);
    // A password that changed in the meantime is proved no longer.
    if (!isProved || !isFresh || !isThisUser || user?.password.verifier !== pending.verifier.verifier) {
      attempts.passwordFailed(counted);
      throw incorrectPassword();
    }
    attempts.passwordAccepted(counted);
    return signIn(client, user);
  };

function required(responses: Readonly<Record<string, string>>, name: string): string {
  const value = responses[name];
  if (!value) throw invalidParameter(`Missing required parameter ${name}`);
  return value;
}
