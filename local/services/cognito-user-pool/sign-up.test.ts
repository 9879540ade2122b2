import { decodeJwt } from "jose";
import { afterEach, beforeEach, expect, it } from "vitest";
import { clientId as ClientId, password, signIn, startTestPool, type TestPool } from "./test-pool.ts";

const Username = "ada@example.com";
const hour = 60 * 60_000;
const passwordSignIn = (USERNAME: string, PASSWORD: string, client = ClientId) =>
  pool.call("InitiateAuth", { ClientId: client, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { USERNAME, PASSWORD } });
const mismatch = "CodeMismatchException: Invalid verification code provided, please try again.";
const tooMany = "LimitExceededException: Attempt limit exceeded, please try after some time.";

let pool: TestPool;
beforeEach(async () => {
  pool = await startTestPool();
});
afterEach(() => pool.stop());

it.each([
  ["short", "Aa1!", "Password not long enough"],
  ["without capitals", "correct-horse-1", "Password must have uppercase characters"],
  ["without small letters", "CORRECT-HORSE-1", "Password must have lowercase characters"],
  ["without digits", "Correct-Horse", "Password must have numeric characters"],
  ["without symbols", "CorrectHorse1", "Password must have symbol characters"],
])("refuses a password %s", async (_, Password, sentence) => {
  const refused = `InvalidPasswordException: Password did not conform with policy: ${sentence}`;
  await expect(pool.call("SignUp", { ClientId, Username, Password })).rejects.toThrow(refused);
});

it("signs one address up once, however it is written", async () => {
  await pool.call("SignUp", { ClientId, Username, Password: password });
  const taken = "UsernameExistsException: An account with the given email already exists.";
  await expect(pool.call("SignUp", { ClientId, Username: "ADA@Example.com", Password: password })).rejects.toThrow(taken);
  const twice = await Promise.allSettled([1, 2].map(() => pool.call("SignUp", { ClientId, Username: "bob@example.com", Password: password })));
  expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

it.each([
  ["a name that is no address", { Username: "ada" }, "InvalidParameterException: Username should be an email."],
  ["another address as attribute", { UserAttributes: [{ Name: "email", Value: "b@example.com" }] }, "InvalidParameterException"],
  ["an attribute of no schema", { UserAttributes: [{ Name: "custom:x", Value: "1" }] }, "InvalidParameterException: Attributes did not conform"],
  ["a verified address of one's own saying", { UserAttributes: [{ Name: "email_verified", Value: "true" }] }, "NotAuthorizedException: A client attempted"],
  ["an unknown client", { ClientId: "nobody" }, "ResourceNotFoundException: User pool client nobody does not exist."],
  ["a 1 MB name", { Username: `${"a".repeat(1_000_000)}@example.com` }, "InvalidParameterException: 1 validation error detected: Value at 'username'"],
  ["control characters", { Username: "a\u0007b@example.com" }, "InvalidParameterException"],
  ["NUL in an attribute", { UserAttributes: [{ Name: "name", Value: "a\0b" }] }, "InvalidParameterException"],
  ["a number as name", { Username: 5 }, "InvalidParameterException"],
  ["a list as password", { Password: [password] }, "InvalidParameterException"],
  ["attributes that are no list", { UserAttributes: { email: Username } }, "InvalidParameterException"],
  ["attributes that are null", { UserAttributes: [null] }, "InvalidParameterException"],
  ["nothing at all", { ClientId: undefined, Username: undefined, Password: undefined }, "InvalidParameterException: 3 validation errors detected"],
])("does not sign up with %s", async (_, change, error) => {
  await expect(pool.call("SignUp", { ClientId, Username, Password: password, ...change })).rejects.toThrow(error);
  expect(pool.mails).toEqual([]);
});

it("takes the right sign-up code once, within a day", async () => {
  await pool.call("SignUp", { ClientId, Username, Password: password });
  const first = pool.lastCode();
  expect(pool.mails).toMatchObject([{ to: Username, subject: "Verify your new account", body: `The code is ${first}`, code: first }]);
  await expect(passwordSignIn(Username, password)).rejects.toThrow("UserNotConfirmedException: User is not confirmed.");
  await expect(pool.call("ConfirmSignUp", { ClientId, Username, ConfirmationCode: "000000" })).rejects.toThrow(mismatch);
  pool.advance(24 * hour);
  await expect(pool.call("ConfirmSignUp", { ClientId, Username, ConfirmationCode: first })).rejects.toThrow("ExpiredCodeException");
  await pool.call("ResendConfirmationCode", { ClientId, Username });
  await expect(pool.call("ConfirmSignUp", { ClientId, Username, ConfirmationCode: first })).rejects.toThrow(mismatch);
  await pool.call("ConfirmSignUp", { ClientId, Username, ConfirmationCode: pool.lastCode() });
  const again = pool.call("ConfirmSignUp", { ClientId, Username, ConfirmationCode: pool.lastCode() });
  await expect(again).rejects.toThrow("NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED");
  await expect(pool.call("ResendConfirmationCode", { ClientId, Username })).rejects.toThrow("InvalidParameterException: User is already confirmed.");
});

it("limits how often codes are guessed and sent, for those who exist and those who do not", async () => {
  await pool.call("SignUp", { ClientId, Username, Password: password });
  const right = pool.lastCode();
  for (const name of [Username, "nobody@example.com"]) {
    const guess = (ConfirmationCode: string) => pool.call("ConfirmSignUp", { ClientId, Username: name, ConfirmationCode });
    for (let turn = 0; turn < 5; turn++) await expect(guess("000000")).rejects.toThrow(mismatch);
    await expect(guess(right)).rejects.toThrow(tooMany);
    for (let turn = 0; turn < 10; turn++) await pool.call("ResendConfirmationCode", { ClientId, Username: name });
    await expect(pool.call("ResendConfirmationCode", { ClientId, Username: name })).rejects.toThrow(tooMany);
  }
  pool.advance(hour);
  await pool.call("ConfirmSignUp", { ClientId, Username, ConfirmationCode: pool.lastCode() });
});

it("lets people choose a username where the pool does, and sign in with a verified address too", async () => {
  await pool.stop();
  pool = await startTestPool({ pool: { UsernameAttributes: undefined, AliasAttributes: ["email"] } });
  const join = (name: string) => pool.call("SignUp", { ClientId, Username: name, Password: password, UserAttributes: [{ Name: "email", Value: Username }] });
  const confirm = (name: string, more = {}) => pool.call("ConfirmSignUp", { ClientId, Username: name, ConfirmationCode: pool.lastCode(), ...more });
  await join("ada");
  await confirm("ada");
  expect(await signIn(pool, Username)).toHaveProperty("AccessToken");
  await expect(join("ada")).rejects.toThrow("UsernameExistsException: User already exists");
  await expect(join("ada@example.com")).rejects.toThrow("Username cannot be of email format, since user pool is configured for email alias.");
  await join("bob");
  await expect(confirm("bob")).rejects.toThrow("AliasExistsException");
  await confirm("bob", { ForceAliasCreation: true });
  expect(decodeJwt((await signIn(pool, Username)).AccessToken)).toMatchObject({ username: "bob" });
});
