import { AwsError } from "../../../gateway/aws-error.ts";
import { attemptName } from "../codes.ts";
import type { Context, Operation } from "../context.ts";
import { softwareTokenOff } from "../errors.ts";
import { deviceName, invalidParameter, optional, parseInput, session, token, userCode } from "../input.ts";
import { stepOfCode } from "../software-token.ts";

const shape = { AccessToken: optional(token), Session: optional(session), UserCode: userCode, FriendlyDeviceName: optional(deviceName) };
type Needs = Pick<Context, "users" | "authenticate" | "challengeSessions" | "attempts" | "clock">;

export const verifySoftwareToken =
  ({ users, authenticate, challengeSessions, attempts, clock }: Needs): Operation =>
  async (input) => {
    const { AccessToken, Session, UserCode, FriendlyDeviceName } = parseInput(input, shape);

    function requireStep(name: string, secret: string): number {
      attempts.requireUnlocked(name);
      const step = stepOfCode(secret, UserCode, clock.now());
      if (step === undefined) {
        attempts.passwordFailed(name);
        throw new AwsError("EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA");
      }
      attempts.passwordAccepted(name);
      return step;
    }

    if (AccessToken !== undefined) {
      const { user, client } = await authenticate(AccessToken);
      const { unverifiedSecret: secret, softwareToken, ...rest } = user;
      if (!client.pool.softwareTokens) throw softwareTokenOff();
      if (secret === undefined) throw invalidParameter("No software token waits to be verified.");
      const lastStep = requireStep(`token ${attemptName(client.pool, user.username)}`, secret);
      const { enabled, preferred } = softwareToken ?? { enabled: false, preferred: false };
      await users.save(client.pool, { ...rest, softwareToken: { secret, lastStep, deviceName: FriendlyDeviceName, enabled, preferred } });
      return { Status: "SUCCESS" };
    }
    if (Session === undefined) throw invalidParameter("Either AccessToken or Session must be given.");
    const challenge = challengeSessions.require(Session, undefined, "MFA_SETUP");
    if (!challenge.setup) throw invalidParameter("No software token waits to be verified.");
    const verifiedStep = requireStep(`token ${attemptName(challenge.client.pool, challenge.username)}`, challenge.setup.secret);
    challengeSessions.close(Session);
    const setup = { ...challenge.setup, verifiedStep, deviceName: FriendlyDeviceName };
    return { Status: "SUCCESS", Session: challengeSessions.open({ ...challenge, setup }) };
  };
