import { afterEach, expect, it } from "vitest";
import type { LambdaResult } from "../interfaces.ts";
import { clientId as ClientId, otherClientId, poolId, signUpAndConfirm, startTestPool, type TestPool, type TestPoolOptions } from "./test-pool.ts";

interface ChallengeEvent {
  readonly triggerSource: string;
  readonly userName: string;
  readonly request: { readonly session?: readonly { challengeName: string; challengeResult: boolean }[]; readonly challengeAnswer?: string; readonly [name: string]: unknown };
}
type Answer = (event: ChallengeEvent) => object | string;

const Username = "ada@example.com";
const triggers = ["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"] as const;
const arnOf = (trigger: string) => `arn:aws:lambda:us-east-1:000000000000:function:${trigger}`;

/** A riddle, which may be missed once: what AWS's documents show for the three functions. */
const riddle: Readonly<Record<string, Answer>> = {
  DefineAuthChallenge({ request: { session = [] } }) {
    if (session.at(-1)?.challengeResult) return { issueTokens: true, failAuthentication: false };
    if (session.length >= 2) return { issueTokens: false, failAuthentication: true };
    return { challengeName: "CUSTOM_CHALLENGE", issueTokens: false, failAuthentication: false };
  },
  CreateAuthChallenge: () => ({ publicChallengeParameters: { riddle: "2 + 2" }, privateChallengeParameters: { answer: "4" }, challengeMetadata: "SUM" }),
  VerifyAuthChallengeResponse: ({ request }) => ({ answerCorrect: request.challengeAnswer === (request.privateChallengeParameters as { answer: string }).answer }),
};

let pool: TestPool;
let events: ChallengeEvent[];
afterEach(() => pool.stop());

async function start(answers: Readonly<Record<string, Answer>> = riddle, options: TestPoolOptions = {}) {
  events = [];
  const config = Object.fromEntries(Object.keys(answers).map((name) => [name, arnOf(name)]));
  pool = await startTestPool({
    client: { ExplicitAuthFlows: ["ALLOW_CUSTOM_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] },
    ...options,
    pool: { LambdaConfig: config, ...options.pool },
    lambda: {
      invoke(arn, given): Promise<LambdaResult> {
        const event = given as ChallengeEvent;
        events.push(event);
        const answered = answers[arn.split(":").at(-1) ?? ""]?.(event) ?? "There is no such trigger.";
        if (typeof answered === "string") return Promise.resolve({ functionError: { errorType: "Error", errorMessage: answered } });
        return Promise.resolve({ payload: { ...event, response: answered } });
      },
    },
  });
}
const begin = (USERNAME = Username, more: object = {}) =>
  pool.call("InitiateAuth", { ClientId, AuthFlow: "CUSTOM_AUTH", AuthParameters: { USERNAME, ...more }, ClientMetadata: { from: "initiate" } });
const answer = (Session: unknown, ANSWER: string, more: { readonly USERNAME?: string; readonly client?: string } = {}) =>
  pool.call("RespondToAuthChallenge", {
    ClientId: more.client ?? ClientId,
    ChallengeName: "CUSTOM_CHALLENGE",
    Session,
    ChallengeResponses: { USERNAME: more.USERNAME ?? Username, ANSWER },
    ClientMetadata: { from: "respond" },
  });
const incorrect = "NotAuthorizedException: Incorrect username or password.";

it("asks what the functions ask until they give tokens", async () => {
  await start();
  const sub = await signUpAndConfirm(pool);
  const first = await begin();
  expect(first).toMatchObject({ ChallengeName: "CUSTOM_CHALLENGE", ChallengeParameters: { USERNAME: sub, riddle: "2 + 2" } });
  expect(JSON.stringify(first)).not.toContain('"4"');
  const second = await answer(first.Session, "5");
  expect(second).toMatchObject({ ChallengeName: "CUSTOM_CHALLENGE" });
  expect(second.Session).not.toBe(first.Session);
  const { AuthenticationResult } = (await answer(second.Session, "4", { USERNAME: sub })) as { AuthenticationResult: { IdToken: string } };
  expect(await pool.tokens.verify(AuthenticationResult.IdToken, poolId)).toMatchObject({ sub });

  const result = (challengeResult: boolean) => ({ challengeName: "CUSTOM_CHALLENGE", challengeResult, challengeMetadata: "SUM" });
  const request = { userAttributes: { sub, email: Username, "cognito:user_status": "CONFIRMED" }, userNotFound: false };
  const responding = { ...request, clientMetadata: { from: "respond" } };
  expect(events).toMatchObject([
    { triggerSource: "DefineAuthChallenge_Authentication", userName: sub, request: { ...request, session: [] } },
    { triggerSource: "CreateAuthChallenge_Authentication", request: { ...request, session: [], challengeName: "CUSTOM_CHALLENGE" } },
    { triggerSource: "VerifyAuthChallengeResponse_Authentication", request: { ...responding, challengeAnswer: "5", privateChallengeParameters: { answer: "4" } } },
    { triggerSource: "DefineAuthChallenge_Authentication", request: { ...responding, session: [result(false)] } },
    { triggerSource: "CreateAuthChallenge_Authentication", request: { ...responding, session: [result(false)] } },
    { triggerSource: "VerifyAuthChallengeResponse_Authentication", request: responding },
    { triggerSource: "DefineAuthChallenge_Authentication", request: { ...responding, session: [result(false), result(true)] } },
  ]);
  // InitiateAuth's metadata is for PreAuthentication alone.
  expect(events[0]?.request).not.toHaveProperty("clientMetadata");
});

it("fails where the functions say so, and takes each answer once, from whom was asked", async () => {
  await start();
  await signUpAndConfirm(pool);
  await signUpAndConfirm(pool, "bob@example.com");
  const { Session } = await begin();
  await expect(answer(Session, "4", { USERNAME: "bob@example.com" })).rejects.toThrow("NotAuthorizedException: Invalid session for the user.");
  await expect(answer(Session, "4", { client: otherClientId })).rejects.toThrow("NotAuthorizedException");
  await expect(answer(Session, "")).rejects.toThrow("InvalidParameterException: Missing required parameter ANSWER");
  await expect(answer(undefined, "4")).rejects.toThrow("InvalidParameterException: Missing required parameter Session");
  const second = await answer(Session, "5");
  await expect(answer(Session, "4")).rejects.toThrow("NotAuthorizedException: Invalid session for the user, session is expired.");
  await expect(answer(second.Session, "5")).rejects.toThrow(incorrect);
  await expect(answer(second.Session, "4")).rejects.toThrow("session is expired");
  const late = await begin();
  pool.advance(3 * 60_000);
  await expect(answer(late.Session, "4")).rejects.toThrow("session is expired");
});

it("plays the same for people who do not exist, and lets none of them in", async () => {
  await start();
  const { ChallengeParameters, Session } = await begin("nobody@example.com");
  expect(ChallengeParameters).toMatchObject({ riddle: "2 + 2" });
  expect(events).toMatchObject([{ userName: "nobody@example.com", request: { userNotFound: true, userAttributes: {} } }, {}]);
  await expect(answer(Session, "4", { USERNAME: "nobody@example.com" })).rejects.toThrow(incorrect);
  await pool.stop();
  await start(riddle, { client: { ExplicitAuthFlows: ["ALLOW_CUSTOM_AUTH"], PreventUserExistenceErrors: "LEGACY" } });
  await expect(begin("nobody@example.com")).rejects.toThrow("UserNotFoundException: User does not exist.");
});

it("lets in nobody whom another way would not: the unconfirmed, or who has not shown a second factor", async () => {
  await start();
  await pool.call("SignUp", { ClientId, Username, Password: "Correct-Horse-1" });
  await expect(answer((await begin()).Session, "4")).rejects.toThrow("UserNotConfirmedException");
  await pool.stop();
  await start(riddle, { pool: { MfaConfiguration: "ON", EnabledMfas: ["SOFTWARE_TOKEN_MFA"], LambdaConfig: Object.fromEntries(triggers.map((name) => [name, arnOf(name)])) } });
  await signUpAndConfirm(pool);
  expect(await answer((await begin()).Session, "4")).toMatchObject({ ChallengeName: "MFA_SETUP" });
});

it("has the password proved first where it is asked to", async () => {
  await start({
    ...riddle,
    DefineAuthChallenge({ request: { session = [] } }) {
      if (session.length === 1) return { challengeName: "PASSWORD_VERIFIER", issueTokens: false, failAuthentication: false };
      return { challengeName: "CUSTOM_CHALLENGE", issueTokens: false, failAuthentication: false };
    },
  });
  await signUpAndConfirm(pool);
  await expect(begin(Username, { CHALLENGE_NAME: "SRP_A" })).rejects.toThrow("InvalidParameterException: Missing required parameter SRP_A");
  const { ChallengeName, ChallengeParameters } = await begin(Username, { CHALLENGE_NAME: "SRP_A", SRP_A: "abcdef0123" });
  expect(ChallengeName).toBe("PASSWORD_VERIFIER");
  expect(events).toMatchObject([{ request: { session: [{ challengeName: "SRP_A", challengeResult: true }] } }]);
  const { USERNAME, SECRET_BLOCK } = ChallengeParameters as Record<string, string>;
  const proof = { USERNAME, PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK, PASSWORD_CLAIM_SIGNATURE: Buffer.alloc(32).toString("base64"), TIMESTAMP: "Sun Nov 22 09:05:00 UTC 2026" };
  await expect(pool.call("RespondToAuthChallenge", { ClientId, ChallengeName: "PASSWORD_VERIFIER", ChallengeResponses: proof })).rejects.toThrow(incorrect);
  expect(events).toHaveLength(1);
});

it.each<[what: string, answers: Readonly<Record<string, Answer>>, refusal: string]>([
  ["functions that are missing", {}, "NotAuthorizedException: Custom auth lambda trigger is not configured for the user pool."],
  ["a function that is missing", { DefineAuthChallenge: () => ({}), CreateAuthChallenge: () => ({}) }, "NotAuthorizedException: Custom auth lambda trigger is not configured for the user pool."],
  ["a function that throws", { ...riddle, CreateAuthChallenge: () => "No riddle today" }, "UserLambdaValidationException: CreateAuthChallenge failed with error No riddle today."],
  ["a function that decides nothing", { ...riddle, DefineAuthChallenge: () => ({}) }, "InvalidLambdaResponseException: Unrecognizable lambda output"],
  ["a challenge that there is not", { ...riddle, DefineAuthChallenge: () => ({ challengeName: "DANCE" }) }, "InvalidLambdaResponseException: Unrecognizable lambda output"],
  ["a password that nobody began to prove", { ...riddle, DefineAuthChallenge: () => ({ challengeName: "PASSWORD_VERIFIER" }) }, "InvalidLambdaResponseException: Unrecognizable lambda output"],
  ["a refusal together with tokens", { ...riddle, DefineAuthChallenge: () => ({ issueTokens: true, failAuthentication: true }) }, incorrect],
  ["a truth that is none", { ...riddle, DefineAuthChallenge: () => ({ issueTokens: "yes" }) }, "InvalidLambdaResponseException: Unrecognizable lambda output"],
])("names %s", async (_what, answers, refusal) => {
  await start(answers);
  await signUpAndConfirm(pool);
  await expect(begin()).rejects.toThrow(refusal);
});
