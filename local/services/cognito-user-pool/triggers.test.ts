import { decodeJwt } from "jose";
import { afterEach, expect, it } from "vitest";
import type { LambdaResult } from "../interfaces.ts";
import { clientId as ClientId, password, poolId, signIn, signUpAndConfirm, startTestPool, type TestPool } from "./test-pool.ts";

interface TriggerEvent {
  readonly triggerSource: string;
  readonly request: Record<string, unknown>;
}

let pool: TestPool;
afterEach(() => pool.stop());

async function startWith(trigger: string, answer: (event: TriggerEvent) => object | string) {
  const events: TriggerEvent[] = [];
  const functionArn = `arn:aws:lambda:us-east-1:000000000000:function:${trigger}`;
  pool = await startTestPool({
    pool: { LambdaConfig: { [trigger]: functionArn } },
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
