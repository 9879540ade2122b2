import { Amplify } from "aws-amplify";
import { Secret, TOTP } from "otpauth";
import {
  confirmSignIn,
  confirmResetPassword,
  confirmSignUp,
  confirmUserAttribute,
  deleteUser,
  fetchAuthSession,
  fetchMFAPreference,
  fetchUserAttributes,
  getCurrentUser,
  listWebAuthnCredentials,
  resendSignUpCode,
  resetPassword,
  setUpTOTP,
  signIn,
  signOut,
  signUp,
  updateMFAPreference,
  updatePassword,
  updateUserAttribute,
  verifyTOTPSetup,
} from "aws-amplify/auth";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientId, password, poolId, startTestPool, type TestPool } from "../../local/services/cognito-user-pool/test-pool.ts";

const username = "ada@example.com";
let pool: TestPool;

beforeEach(async () => {
  pool = await startTestPool();
  Amplify.configure({ Auth: { Cognito: { userPoolId: poolId, userPoolClientId: clientId, userPoolEndpoint: pool.endpoint } } });
});
afterEach(async () => {
  await signOut();
  await pool.stop();
});

async function signUpAndIn() {
  await signUp({ username, password, options: { userAttributes: { email: username } } });
  await confirmSignUp({ username, confirmationCode: pool.lastCode() });
  return signIn({ username, password });
}

it("signs up, confirms with the code from the mail, and signs in by SRP", async () => {
  const started = await signUp({ username, password, options: { userAttributes: { email: username } } });
  expect(started).toMatchObject({
    isSignUpComplete: false,
    nextStep: { signUpStep: "CONFIRM_SIGN_UP", codeDeliveryDetails: { deliveryMedium: "EMAIL", destination: "a***@e***" } },
  });
  expect(await signIn({ username, password })).toMatchObject({ nextStep: { signInStep: "CONFIRM_SIGN_UP" } });
  await resendSignUpCode({ username });
  expect(await confirmSignUp({ username, confirmationCode: pool.lastCode() })).toMatchObject({ isSignUpComplete: true });
  expect(await signIn({ username: "ADA@example.com", password })).toMatchObject({ isSignedIn: true });
  const { userId } = await getCurrentUser();
  expect(userId).toBe(started.userId);
  expect(await fetchUserAttributes()).toEqual({ sub: userId, email: username, email_verified: "true" });
});

it("refuses a wrong password and an unknown person in the same words", async () => {
  await signUpAndIn();
  await signOut();
  const refused = { name: "NotAuthorizedException", message: "Incorrect username or password." };
  await expect(signIn({ username, password: "Wrong-Horse-1" })).rejects.toMatchObject(refused);
  await expect(signIn({ username: "nobody@example.com", password })).rejects.toMatchObject(refused);
});

it("refreshes the session, and not after signing out", async () => {
  await signUpAndIn();
  const before = await fetchAuthSession();
  pool.advance(10_000);
  const after = await fetchAuthSession({ forceRefresh: true });
  expect(after.tokens?.accessToken.toString()).not.toBe(before.tokens?.accessToken.toString());
  expect(after.tokens?.accessToken.payload.origin_jti).toBe(before.tokens?.accessToken.payload.origin_jti);
  const token = after.tokens?.accessToken.toString() ?? "";
  await pool.tokens.verify(token, poolId);
  await signOut();
  await expect(pool.tokens.verify(token, poolId)).rejects.toMatchObject({ code: "UnauthorizedException" });
});

it("changes the password", async () => {
  await signUpAndIn();
  await expect(updatePassword({ oldPassword: "Wrong-Horse-1", newPassword: "New-Horse-22" })).rejects.toThrow("Incorrect username or password.");
  await updatePassword({ oldPassword: password, newPassword: "New-Horse-22" });
  await signOut();
  await expect(signIn({ username, password })).rejects.toThrow("Incorrect username or password.");
  expect(await signIn({ username, password: "New-Horse-22" })).toMatchObject({ isSignedIn: true });
});

it("resets a forgotten password", async () => {
  await signUpAndIn();
  await signOut();
  expect(await resetPassword({ username })).toMatchObject({ nextStep: { resetPasswordStep: "CONFIRM_RESET_PASSWORD_WITH_CODE" } });
  await confirmResetPassword({ username, confirmationCode: pool.lastCode(), newPassword: "New-Horse-22" });
  expect(await signIn({ username, password: "New-Horse-22" })).toMatchObject({ isSignedIn: true });
});

it("changes the e-mail address once the new one is verified", async () => {
  await signUpAndIn();
  const change = await updateUserAttribute({ userAttribute: { attributeKey: "email", value: "lovelace@example.com" } });
  expect(change).toMatchObject({ isUpdated: false, nextStep: { updateAttributeStep: "CONFIRM_ATTRIBUTE_WITH_CODE" } });
  expect(pool.mails.at(-1)?.to).toBe("lovelace@example.com");
  expect(await fetchUserAttributes()).toMatchObject({ email: username });
  await confirmUserAttribute({ userAttributeKey: "email", confirmationCode: pool.lastCode() });
  expect(await fetchUserAttributes()).toMatchObject({ email: "lovelace@example.com", email_verified: "true" });
  await signOut();
  await expect(signIn({ username, password })).rejects.toThrow("Incorrect username or password.");
  expect(await signIn({ username: "lovelace@example.com", password })).toMatchObject({ isSignedIn: true });
});

it("deletes the user, tokens included, and lets the address sign up again", async () => {
  await signUpAndIn();
  const token = (await fetchAuthSession()).tokens?.accessToken.toString() ?? "";
  await deleteUser();
  await expect(pool.tokens.verify(token, poolId)).rejects.toMatchObject({ code: "UnauthorizedException" });
  await expect(signIn({ username, password })).rejects.toThrow("Incorrect username or password.");
  expect(await signUpAndIn()).toMatchObject({ isSignedIn: true });
});

it("signs out everywhere", async () => {
  await signUpAndIn();
  const first = (await fetchAuthSession()).tokens?.accessToken.toString() ?? "";
  await signOut({ global: true });
  await expect(pool.tokens.verify(first, poolId)).rejects.toMatchObject({ code: "UnauthorizedException" });
});

describe("with an authenticator app and a choice of factors", () => {
  beforeEach(async () => {
    await pool.stop();
    pool = await startTestPool({
      pool: {
        ...{ MfaConfiguration: "OPTIONAL", EnabledMfas: ["SOFTWARE_TOKEN_MFA"], WebAuthnRelyingPartyID: "localhost" },
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "WEB_AUTHN"] } },
      },
      client: { ExplicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] },
    });
    Amplify.configure({ Auth: { Cognito: { userPoolId: poolId, userPoolClientId: clientId, userPoolEndpoint: pool.endpoint } } });
  });
  const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: pool.now() });

  it("sets up an authenticator app, asks for its code at sign-in, and turns it off", async () => {
    await signUpAndIn();
    const setup = await setUpTOTP();
    const { sharedSecret } = setup;
    expect(setup.getSetupUri("Parley", username).toString()).toContain(`secret=${sharedSecret}`);
    await expect(verifyTOTPSetup({ code: "000000" })).rejects.toMatchObject({ name: "EnableSoftwareTokenMFAException" });
    await verifyTOTPSetup({ code: codeOf(sharedSecret) });
    await updateMFAPreference({ totp: "PREFERRED" });
    expect(await fetchMFAPreference()).toEqual({ enabled: ["TOTP"], preferred: "TOTP" });
    await signOut();

    pool.advance(60_000);
    expect(await signIn({ username, password })).toMatchObject({ nextStep: { signInStep: "CONFIRM_SIGN_IN_WITH_TOTP_CODE" } });
    await expect(confirmSignIn({ challengeResponse: "000000" })).rejects.toMatchObject({ name: "CodeMismatchException" });
    expect(await confirmSignIn({ challengeResponse: codeOf(sharedSecret) })).toMatchObject({ isSignedIn: true });
    await updateMFAPreference({ totp: "DISABLED" });
    await signOut();
    expect(await signIn({ username, password })).toMatchObject({ isSignedIn: true });
  });

  it("signs in by the factor that is chosen", async () => {
    await signUpAndIn();
    expect(await listWebAuthnCredentials()).toEqual({ credentials: [], nextToken: undefined });
    await signOut();
    const authFlowType = "USER_AUTH";
    expect(await signIn({ username, password, options: { authFlowType, preferredChallenge: "PASSWORD_SRP" } })).toMatchObject({ isSignedIn: true });
    await signOut();
    const { nextStep } = await signIn({ username, options: { authFlowType } });
    expect(nextStep).toMatchObject({ signInStep: "CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION", availableChallenges: ["PASSWORD", "PASSWORD_SRP"] });
    expect(await confirmSignIn({ challengeResponse: "PASSWORD" })).toMatchObject({ nextStep: { signInStep: "CONFIRM_SIGN_IN_WITH_PASSWORD" } });
    expect(await confirmSignIn({ challengeResponse: password })).toMatchObject({ isSignedIn: true });
  });
});

it("signs in as the pool's own functions say, with and without the password first", async () => {
  await pool.stop();
  const asked: string[] = [];
  const answers = (name: string, { session = [], challengeAnswer }: { session?: { challengeName: string; challengeResult: boolean }[]; challengeAnswer?: string }): object => {
    const last = session.at(-1);
    if (name === "VerifyAuthChallengeResponse") return { answerCorrect: challengeAnswer === "blue" };
    if (name === "CreateAuthChallenge") return { publicChallengeParameters: { question: "Which colour?" }, privateChallengeParameters: {} };
    if (last?.challengeName === "CUSTOM_CHALLENGE") return { issueTokens: last.challengeResult, failAuthentication: !last.challengeResult };
    return { challengeName: last?.challengeName === "SRP_A" ? "PASSWORD_VERIFIER" : "CUSTOM_CHALLENGE", issueTokens: false, failAuthentication: false };
  };
  const names = ["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"];
  pool = await startTestPool({
    pool: { LambdaConfig: Object.fromEntries(names.map((name) => [name, name])) },
    client: { ExplicitAuthFlows: ["ALLOW_CUSTOM_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] },
    lambda: {
      invoke(name, event) {
        asked.push(name);
        return Promise.resolve({ payload: { response: answers(name, (event as { request: object }).request) } });
      },
    },
  });
  Amplify.configure({ Auth: { Cognito: { userPoolId: poolId, userPoolClientId: clientId, userPoolEndpoint: pool.endpoint } } });
  await signUpAndIn();
  await signOut();

  const question = { signInStep: "CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE", additionalInfo: { question: "Which colour?" } };
  expect(await signIn({ username, options: { authFlowType: "CUSTOM_WITHOUT_SRP" } })).toMatchObject({ nextStep: question });
  expect(await confirmSignIn({ challengeResponse: "blue" })).toMatchObject({ isSignedIn: true });
  await signOut();
  asked.length = 0;
  expect(await signIn({ username, password, options: { authFlowType: "CUSTOM_WITH_SRP" } })).toMatchObject({ nextStep: question });
  await expect(confirmSignIn({ challengeResponse: "red" })).rejects.toMatchObject({ name: "NotAuthorizedException" });
  expect(asked).toEqual(["DefineAuthChallenge", "DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse", "DefineAuthChallenge"]);
  await expect(signIn({ username, password: "Wrong-Horse-1", options: { authFlowType: "CUSTOM_WITH_SRP" } })).rejects.toMatchObject({ name: "NotAuthorizedException" });
});
