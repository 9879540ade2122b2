import { Secret, TOTP } from "otpauth";
import { afterEach, beforeEach, expect, it } from "vitest";
import { clientId as ClientId, password, signIn, signUpAndConfirm, startTestPool, type TestPool } from "./test-pool.ts";

const USERNAME = "ada@example.com";
const step = 30_000;
const optionalMfa = { MfaConfiguration: "OPTIONAL", EnabledMfas: ["SOFTWARE_TOKEN_MFA"] };
const wrong = "CodeMismatchException: Invalid code received for user";
const used = "ExpiredCodeException: Your software token has already been used once.";

let pool: TestPool;
beforeEach(async () => {
  pool = await startTestPool({ pool: optionalMfa });
});
afterEach(() => pool.stop());

/** What an authenticator app shows at the pool's time, or some steps from it. */
const codeOf = (secret: unknown, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(String(secret)) }).generate({ timestamp: pool.now() + steps * step });
const otherThan = (code: string) => (code === "123456" ? "654321" : "123456");
const withPassword = () =>
  pool.call("InitiateAuth", { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { USERNAME, PASSWORD: password } });
const answer = (Session: unknown, SOFTWARE_TOKEN_MFA_CODE: string, name = USERNAME) =>
  pool.call("RespondToAuthChallenge", {
    ClientId,
    ChallengeName: "SOFTWARE_TOKEN_MFA",
    Session,
    ChallengeResponses: { USERNAME: name, SOFTWARE_TOKEN_MFA_CODE },
  });
const prefer = (AccessToken: string, Enabled: boolean, PreferredMfa = Enabled) =>
  pool.call("SetUserMFAPreference", { AccessToken, SoftwareTokenMfaSettings: { Enabled, PreferredMfa } });

async function withApp() {
  await signUpAndConfirm(pool);
  const { AccessToken } = await signIn(pool);
  const { SecretCode } = await pool.call("AssociateSoftwareToken", { AccessToken });
  await pool.call("VerifySoftwareToken", { AccessToken, UserCode: codeOf(SecretCode), FriendlyDeviceName: "Phone" });
  await prefer(AccessToken, true);
  pool.advance(2 * step);
  return { AccessToken, SecretCode };
}

it("asks for a code of the app after the password, and takes it once", async () => {
  const { AccessToken, SecretCode } = await withApp();
  expect(await pool.call("GetUser", { AccessToken })).toMatchObject({
    UserMFASettingList: ["SOFTWARE_TOKEN_MFA"],
    PreferredMfaSetting: "SOFTWARE_TOKEN_MFA",
  });
  const asked = await withPassword();
  expect(asked).toMatchObject({ ChallengeName: "SOFTWARE_TOKEN_MFA", ChallengeParameters: { FRIENDLY_DEVICE_NAME: "Phone" } });
  expect(asked).not.toHaveProperty("AuthenticationResult");
  const code = codeOf(SecretCode);
  await expect(answer(asked.Session, otherThan(code))).rejects.toThrow(wrong);
  expect(await answer(asked.Session, code)).toHaveProperty("AuthenticationResult.RefreshToken");
  await expect(answer(asked.Session, codeOf(SecretCode, 1))).rejects.toThrow("NotAuthorizedException: Invalid session for the user, session is expired.");
  const again = await withPassword();
  await expect(answer(again.Session, code)).rejects.toThrow(used);
  await expect(answer(again.Session, codeOf(SecretCode, -1))).rejects.toThrow(used);
  pool.advance(step);
  expect(await answer(again.Session, codeOf(SecretCode))).toHaveProperty("AuthenticationResult.AccessToken");
});

it("takes codes of a clock that is half a minute off, and none that is further off", async () => {
  const { SecretCode } = await withApp();
  pool.advance(10 * step);
  const { Session } = await withPassword();
  await expect(answer(Session, codeOf(SecretCode, -2))).rejects.toThrow(wrong);
  await expect(answer(Session, codeOf(SecretCode, 2))).rejects.toThrow(wrong);
  expect(await answer(Session, codeOf(SecretCode, -1))).toHaveProperty("AuthenticationResult");
});

it("locks out who guesses codes, also over new sessions", async () => {
  const { SecretCode } = await withApp();
  for (let turn = 0; turn < 5; turn++) {
    const { Session } = await withPassword();
    await expect(answer(Session, otherThan(codeOf(SecretCode)))).rejects.toThrow(wrong);
  }
  const { Session } = await withPassword();
  await expect(answer(Session, codeOf(SecretCode))).rejects.toThrow("NotAuthorizedException: Password attempts exceeded");
  pool.advance(1_000);
  expect(await answer(Session, codeOf(SecretCode))).toHaveProperty("AuthenticationResult");
});

it("forgets a half-done sign-in after three minutes, and gives it to nobody else", async () => {
  const { SecretCode } = await withApp();
  const { Session } = await withPassword();
  await signUpAndConfirm(pool, "bob@example.com");
  await expect(answer(Session, codeOf(SecretCode), "bob@example.com")).rejects.toThrow("NotAuthorizedException: Invalid session for the user.");
  pool.advance(3 * 60_000);
  await expect(answer(Session, codeOf(SecretCode))).rejects.toThrow("session is expired");
});

it("is turned on only with an app that showed a right code, and turned off again", async () => {
  await signUpAndConfirm(pool);
  const { AccessToken } = await signIn(pool);
  await expect(prefer(AccessToken, true)).rejects.toThrow("InvalidParameterException: User has not verified software token mfa");
  const { SecretCode } = await pool.call("AssociateSoftwareToken", { AccessToken });
  expect(SecretCode).toMatch(/^[A-Z2-7]{52}$/);
  const verify = (UserCode: string) => pool.call("VerifySoftwareToken", { AccessToken, UserCode });
  await expect(verify(otherThan(codeOf(SecretCode)))).rejects.toThrow("EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token MFA");
  await expect(verify("12")).rejects.toThrow("InvalidParameterException");
  expect(await verify(codeOf(SecretCode))).toEqual({ Status: "SUCCESS" });
  expect(await withPassword(), "verified is not yet turned on").toHaveProperty("AuthenticationResult");
  await prefer(AccessToken, true);
  await pool.restart();
  expect(await withPassword()).toHaveProperty("ChallengeName", "SOFTWARE_TOKEN_MFA");
  await expect(prefer(AccessToken, false, true)).rejects.toThrow("InvalidParameterException");
  await prefer(AccessToken, false);
  expect(await withPassword()).toHaveProperty("AuthenticationResult");
  expect(await pool.call("GetUser", { AccessToken })).not.toHaveProperty("UserMFASettingList");
});

it("keeps the old app until a new one showed a right code", async () => {
  const { AccessToken, SecretCode } = await withApp();
  const { SecretCode: next } = await pool.call("AssociateSoftwareToken", { AccessToken });
  expect(await answer((await withPassword()).Session, codeOf(SecretCode))).toHaveProperty("AuthenticationResult");
  await pool.call("VerifySoftwareToken", { AccessToken, UserCode: codeOf(next) });
  pool.advance(step);
  await expect(answer((await withPassword()).Session, codeOf(SecretCode))).rejects.toThrow(wrong);
  expect(await answer((await withPassword()).Session, codeOf(next))).toHaveProperty("AuthenticationResult");
});

it("has an app set up during sign-in where the pool demands a second factor", async () => {
  await pool.stop();
  pool = await startTestPool({ pool: { ...optionalMfa, MfaConfiguration: "ON" } });
  await signUpAndConfirm(pool);
  const asked = await withPassword();
  expect(asked).toMatchObject({ ChallengeName: "MFA_SETUP", ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' } });
  const finish = (Session: unknown) =>
    pool.call("RespondToAuthChallenge", { ClientId, ChallengeName: "MFA_SETUP", Session, ChallengeResponses: { USERNAME } });
  await expect(finish(asked.Session)).rejects.toThrow("InvalidParameterException: MFA setup is not complete");
  await expect(answer(asked.Session, "123456")).rejects.toThrow("NotAuthorizedException: Invalid session for the user.");
  const associated = await pool.call("AssociateSoftwareToken", { Session: asked.Session });
  await expect(finish(associated.Session)).rejects.toThrow("InvalidParameterException");
  const verified = await pool.call("VerifySoftwareToken", { Session: associated.Session, UserCode: codeOf(associated.SecretCode) });
  expect(await finish(verified.Session)).toHaveProperty("AuthenticationResult.AccessToken");
  pool.advance(step);
  expect(await answer((await withPassword()).Session, codeOf(associated.SecretCode))).toHaveProperty("AuthenticationResult");
});

it("says so where the pool has no authenticator apps", async () => {
  await pool.stop();
  pool = await startTestPool();
  await signUpAndConfirm(pool);
  const { AccessToken } = await signIn(pool);
  await expect(pool.call("AssociateSoftwareToken", { AccessToken })).rejects.toThrow("SoftwareTokenMFANotFoundException");
  const sms = { AccessToken, SMSMfaSettings: { Enabled: true } };
  await expect(pool.call("SetUserMFAPreference", sms)).rejects.toThrow("NotEmulated: SMSMfaSettings are not emulated.");
});
