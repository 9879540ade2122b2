import { afterEach, beforeEach, expect, it } from "vitest";
import { clientId as ClientId, otherClientId, password, signIn, signUpAndConfirm, startTestPool, type TestPool } from "./test-pool.ts";

const Username = "ada@example.com";
const passwordSignIn = (USERNAME: string, PASSWORD: string, client = ClientId) =>
  pool.call("InitiateAuth", { ClientId: client, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { USERNAME, PASSWORD } });
const srpStart = (USERNAME: string, SRP_A = "abcdef0123") =>
  pool.call("InitiateAuth", { ClientId, AuthFlow: "USER_SRP_AUTH", AuthParameters: { USERNAME, SRP_A } });
const incorrect = "NotAuthorizedException: Incorrect username or password.";
const mismatch = "CodeMismatchException: Invalid verification code provided, please try again.";

let pool: TestPool;
beforeEach(async () => {
  pool = await startTestPool();
});
afterEach(() => pool.stop());

it("answers alike for people who do not exist", async () => {
  const sub = await signUpAndConfirm(pool);
  await expect(passwordSignIn("nobody@example.com", password)).rejects.toThrow(incorrect);
  const known = (await srpStart(Username)).ChallengeParameters as Record<string, string>;
  const unknown = (await srpStart("nobody@example.com")).ChallengeParameters as Record<string, string>;
  expect(Object.keys(unknown)).toEqual(Object.keys(known));
  expect(known).toMatchObject({ USERNAME: sub, USER_ID_FOR_SRP: sub });
  expect(unknown.USERNAME).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  await pool.restart();
  const later = (await srpStart("Nobody@example.com")).ChallengeParameters as Record<string, string>;
  expect(later).toMatchObject({ SALT: unknown.SALT, USERNAME: unknown.USERNAME });
  expect(later.SRP_B).not.toBe(unknown.SRP_B);
  const delivery = { CodeDeliveryDetails: { AttributeName: "email", DeliveryMedium: "EMAIL", Destination: "n***@e***" } };
  expect(await pool.call("ForgotPassword", { ClientId, Username: "nobody@example.com" })).toEqual(delivery);
  const confirm = { ClientId, Username: "nobody@example.com", ConfirmationCode: "123456", Password: password };
  await expect(pool.call("ConfirmForgotPassword", confirm)).rejects.toThrow(mismatch);
});

it("says that a user does not exist where the client does not hide it", async () => {
  await pool.stop();
  pool = await startTestPool({ client: { PreventUserExistenceErrors: "LEGACY" } });
  await expect(srpStart("nobody@example.com")).rejects.toThrow("UserNotFoundException: User does not exist.");
  await expect(pool.call("ForgotPassword", { ClientId, Username: "nobody@example.com" })).rejects.toThrow("UserNotFoundException");
});

it("locks a name out after five wrong passwords, for longer each time", async () => {
  await signUpAndConfirm(pool);
  for (const name of [Username, "nobody@example.com"]) {
    for (let turn = 0; turn < 5; turn++) await expect(passwordSignIn(name, "Wrong-Horse-1")).rejects.toThrow(incorrect);
    await expect(passwordSignIn(name, password)).rejects.toThrow("NotAuthorizedException: Password attempts exceeded");
    await expect(srpStart(name)).rejects.toThrow("Password attempts exceeded");
    pool.advance(1_000);
    await expect(passwordSignIn(name, "Wrong-Horse-1")).rejects.toThrow(incorrect);
    pool.advance(1_000);
    await expect(passwordSignIn(name, password)).rejects.toThrow("Password attempts exceeded");
  }
  pool.advance(1_000);
  expect(await signIn(pool)).toHaveProperty("AccessToken");
  await expect(passwordSignIn(Username, "Wrong-Horse-1")).rejects.toThrow(incorrect);
  expect(await signIn(pool)).toHaveProperty("AccessToken");
});

it("cannot be signed in to by SRP without the password", async () => {
  await signUpAndConfirm(pool);
  // A multiple of N would make the shared secret known to anyone.
  await expect(srpStart(Username, "0")).rejects.toThrow("InvalidParameterException");
  await expect(srpStart(Username, "no hexadecimal")).rejects.toThrow("InvalidParameterException");
  await expect(srpStart(Username, "f".repeat(100_000))).rejects.toThrow("InvalidParameterException");
  const { ChallengeParameters } = (await srpStart(Username)) as { ChallengeParameters: Record<string, string> };
  const respond = (change: Record<string, unknown> = {}) =>
    pool.call("RespondToAuthChallenge", {
      ClientId,
      ChallengeName: "PASSWORD_VERIFIER",
      ChallengeResponses: {
        USERNAME: ChallengeParameters.USERNAME,
        PASSWORD_CLAIM_SECRET_BLOCK: ChallengeParameters.SECRET_BLOCK,
        PASSWORD_CLAIM_SIGNATURE: Buffer.alloc(32).toString("base64"),
        TIMESTAMP: "Sun Nov 22 9:05:00 UTC 2026".replace(" 9:", " 09:"),
        ...change,
      },
    });
  await expect(respond({ TIMESTAMP: "yesterday" })).rejects.toThrow("TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.");
  await expect(respond({ USERNAME: undefined })).rejects.toThrow("InvalidParameterException: Missing required parameter USERNAME");
  await expect(respond()).rejects.toThrow(incorrect);
  await expect(respond()).rejects.toThrow("NotAuthorizedException: Invalid session for the user.");
});

it("keeps pools apart", async () => {
  await signUpAndConfirm(pool);
  await expect(passwordSignIn(Username, password, otherClientId)).rejects.toThrow(incorrect);
});

it("allows the flows of the client alone", async () => {
  await pool.stop();
  pool = await startTestPool({ client: { ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH"] } });
  await expect(passwordSignIn(Username, password)).rejects.toThrow("InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client");
  await expect(pool.call("InitiateAuth", { ClientId, AuthFlow: "NONSENSE" })).rejects.toThrow("InvalidParameterException");
});
