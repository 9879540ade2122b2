import { decodeJwt } from "jose";
import { afterEach, expect, it } from "vitest";
import type { LambdaResult } from "../interfaces.ts";
import { clientId as ClientId, password, poolId, signIn, signUpAndConfirm, startTestPool, type TestPool, type TestPoolOptions } from "./test-pool.ts";

interface TriggerEvent {
  readonly triggerSource: string;
  readonly userName: string;
  readonly version: string;
  readonly request: Record<string, unknown>;
}

let pool: TestPool;
afterEach(() => pool.stop());

const arnOf = (trigger: string) => `arn:aws:lambda:us-east-1:000000000000:function:${trigger}`;

async function startWith(trigger: string, answer: (event: TriggerEvent) => object | string, options: TestPoolOptions = {}) {
  const events: TriggerEvent[] = [];
  const functionArn = arnOf(trigger);
  pool = await startTestPool({
    pool: { LambdaConfig: { [trigger]: functionArn } },
    ...options,
    lambda: {
      async invoke(arn, given): Promise<LambdaResult> {
        const event = given as TriggerEvent;
        expect(arn).toBe(functionArn);
        events.push(event);
        const answered = answer(event);
        if (typeof answered === "string") return { functionError: { errorType: "Error", errorMessage: answered } };
        return { payload: { ...event, response: answered } };
      },
    },
  });
  return events;
}

const Username = "ada@example.com";
const signUp = () => pool.call("SignUp", { ClientId, Username, Password: password, ClientMetadata: { from: "test" } });

it("lets PreSignUp refuse", async () => {
  await startWith("PreSignUp", () => "Not you");
  await expect(signUp()).rejects.toThrow("UserLambdaValidationException: PreSignUp failed with error Not you.");
});

it("lets PreSignUp confirm, without a code", async () => {
  const events = await startWith("PreSignUp", () => ({ autoConfirmUser: true, autoVerifyEmail: true }));
  expect(await signUp()).toMatchObject({ UserConfirmed: true });
  expect(pool.mails).toEqual([]);
  expect(events).toMatchObject([
    {
      version: "1",
      triggerSource: "PreSignUp_SignUp",
      userPoolId: poolId,
      region: "us-east-1",
      callerContext: { clientId: ClientId },
      request: { userAttributes: { email: Username }, clientMetadata: { from: "test" } },
    },
  ]);
  expect(decodeJwt((await signIn(pool)).IdToken)).toMatchObject({ email_verified: true });
});

it("tells PostConfirmation of the confirmed user", async () => {
  const events = await startWith("PostConfirmation", () => ({}));
  const sub = await signUpAndConfirm(pool);
  expect(events).toMatchObject([
    { triggerSource: "PostConfirmation_ConfirmSignUp", request: { userAttributes: { sub, "cognito:user_status": "CONFIRMED", email_verified: "true" } } },
  ]);
});

it("lets PreTokenGeneration add and leave out claims, but not what makes the token ours", async () => {
  await startWith("PreTokenGeneration", () => ({
    claimsOverrideDetails: {
      claimsToAddOrOverride: { plan: "free", sub: "someone else", iss: "https://evil.example", token_use: "access" },
      claimsToSuppress: ["email"],
      groupOverrideDetails: { groupsToOverride: ["admins"] },
    },
  }));
  const sub = await signUpAndConfirm(pool);
  const { IdToken, AccessToken } = await signIn(pool);
  const claims = await pool.tokens.verify(IdToken, poolId);
  expect(claims).toMatchObject({ sub, token_use: "id", plan: "free", "cognito:groups": ["admins"] });
  expect(claims).not.toHaveProperty("email");
  expect(decodeJwt(AccessToken)).toMatchObject({ "cognito:groups": ["admins"] });
});

it("lets CustomMessage word the mail", async () => {
  const events = await startWith("CustomMessage", () => ({ emailSubject: "Hello", emailMessage: "Use {####}" }));
  await signUp();
  expect(pool.mails).toMatchObject([{ subject: "Hello", body: `Use ${pool.lastCode()}` }]);
  expect(events).toMatchObject([{ triggerSource: "CustomMessage_SignUp", request: { codeParameter: "{####}" } }]);
});

it("lets PreAuthentication refuse and PostAuthentication know", async () => {
  await startWith("PreAuthentication", () => "Closed today");
  await signUpAndConfirm(pool);
  await expect(signIn(pool)).rejects.toThrow("UserLambdaValidationException: PreAuthentication failed with error Closed today.");
  await pool.stop();
  const events = await startWith("PostAuthentication", () => ({}));
  await signUpAndConfirm(pool);
  await signIn(pool);
  expect(events.map((event) => event.triggerSource)).toEqual(["PostAuthentication_Authentication"]);
});

it("asks PreAuthentication before the password is looked at, and says whether the person is known", async () => {
  const events = await startWith("PreAuthentication", () => ({}));
  const sub = await signUpAndConfirm(pool);
  const start = (name: string) =>
    pool.call("InitiateAuth", {
      ClientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: name, PASSWORD: "Wrong-Horse-1" },
      ClientMetadata: { from: "test" },
    });
  await expect(start(Username)).rejects.toThrow("Incorrect username or password.");
  await expect(start("nobody@example.com")).rejects.toThrow("Incorrect username or password.");
  expect(events).toMatchObject([
    { userName: sub, request: { userAttributes: { email: Username }, validationData: { from: "test" }, userNotFound: false } },
    { userName: "nobody@example.com", request: { userAttributes: {}, userNotFound: true } },
  ]);
});

it("lets the second version of PreTokenGeneration change the access token and its scopes, too", async () => {
  const config = { LambdaArn: arnOf("PreTokenGeneration"), LambdaVersion: "V2_0" };
  const answer = () => ({
    claimsAndScopeOverrideDetails: {
      idTokenGeneration: { claimsToAddOrOverride: { plan: "free" }, claimsToSuppress: ["email"] },
      accessTokenGeneration: {
        claimsToAddOrOverride: { tenant: "blue", client_id: "another", exp: 9_999_999_999 },
        scopesToAdd: ["openid"],
        scopesToSuppress: ["aws.cognito.signin.user.admin"],
      },
    },
  });
  const events = await startWith("PreTokenGeneration", answer, { pool: { LambdaConfig: { PreTokenGenerationConfig: config } } });
  await signUpAndConfirm(pool);
  const { IdToken, AccessToken } = await signIn(pool);
  expect(events).toMatchObject([{ version: "2", request: { scopes: ["aws.cognito.signin.user.admin"] } }]);
  expect(decodeJwt(IdToken)).toMatchObject({ plan: "free" });
  expect(decodeJwt(IdToken)).not.toHaveProperty("email");
  expect(decodeJwt(AccessToken)).toMatchObject({ tenant: "blue", scope: "openid", client_id: ClientId, token_use: "access" });
  await expect(pool.call("GetUser", { AccessToken })).rejects.toThrow("NotAuthorizedException: Access Token does not have required scopes");
});

it("takes in a person whom UserMigration vouches for, once", async () => {
  const events = await startWith("UserMigration", ({ request }) =>
    request.password === password
      ? { userAttributes: { email: Username, email_verified: "true", name: "Ada" }, finalUserStatus: "CONFIRMED" }
      : "Wrong password",
  );
  await expect(signIn(pool, Username, "Wrong-Horse-1")).rejects.toThrow("NotAuthorizedException: Incorrect username or password.");
  const { IdToken } = await signIn(pool);
  expect(decodeJwt(IdToken)).toMatchObject({ email: Username, email_verified: true, name: "Ada" });
  expect(await signIn(pool)).toHaveProperty("AccessToken");
  expect(events).toMatchObject([{ request: { password: "Wrong-Horse-1" } }, { triggerSource: "UserMigration_Authentication", userName: Username }]);
});

it("takes in a person who forgot the password where they were", async () => {
  const known = () => ({ userAttributes: { email: Username, email_verified: "true" } });
  await startWith("UserMigration", known);
  await expect(signIn(pool)).rejects.toThrow("PasswordResetRequiredException: Password reset required for the user");
  await pool.stop();
  const events = await startWith("UserMigration", known);
  await pool.call("ForgotPassword", { ClientId, Username });
  expect(events).toMatchObject([{ triggerSource: "UserMigration_ForgotPassword" }]);
  await pool.call("ConfirmForgotPassword", { ClientId, Username, ConfirmationCode: pool.lastCode(), Password: password });
  expect(await signIn(pool)).toHaveProperty("AccessToken");
});

it("gives PreSignUp the data to validate", async () => {
  const events = await startWith("PreSignUp", () => ({}));
  await pool.call("SignUp", { ClientId, Username, Password: password, ValidationData: [{ Name: "invite", Value: "42" }] });
  expect(events).toMatchObject([{ request: { validationData: { invite: "42" } } }]);
});
