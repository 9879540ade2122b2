import { afterEach, beforeEach, expect, it } from "vitest";
import { clientId as ClientId, password, poolId, signIn, signUpAndConfirm, startTestPool, type TestPool } from "./test-pool.ts";

const Username = "ada@example.com";
const hour = 60 * 60_000;
const passwordSignIn = (USERNAME: string, PASSWORD: string, client = ClientId) =>
  pool.call("InitiateAuth", { ClientId: client, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { USERNAME, PASSWORD } });
const incorrect = "NotAuthorizedException: Incorrect username or password.";
const mismatch = "CodeMismatchException: Invalid verification code provided, please try again.";
const tooMany = "LimitExceededException: Attempt limit exceeded, please try after some time.";

let pool: TestPool;
beforeEach(async () => {
  pool = await startTestPool();
});
afterEach(() => pool.stop());

it("resets a password with a code that lasts an hour and works once", async () => {
  await signUpAndConfirm(pool);
  const newPassword = "New-Horse-22";
  const confirm = (ConfirmationCode: string, Password = newPassword) =>
    pool.call("ConfirmForgotPassword", { ClientId, Username, ConfirmationCode, Password });
  await expect(confirm("123456")).rejects.toThrow("ExpiredCodeException: Invalid code provided, please request a code again.");
  await pool.call("ForgotPassword", { ClientId, Username });
  const code = pool.lastCode();
  await expect(confirm(code, "weak")).rejects.toThrow("InvalidPasswordException");
  await expect(confirm("000000")).rejects.toThrow(mismatch);
  await confirm(code);
  await expect(confirm(code)).rejects.toThrow("ExpiredCodeException");
  await expect(passwordSignIn(Username, password)).rejects.toThrow(incorrect);
  expect(await signIn(pool, Username, newPassword)).toHaveProperty("AccessToken");
  await pool.call("ForgotPassword", { ClientId, Username });
  pool.advance(hour);
  await expect(confirm(pool.lastCode())).rejects.toThrow("ExpiredCodeException");
});

it("holds every new password to the pool's policy, in the words of each operation", async () => {
  await pool.stop();
  const PasswordPolicy = { MinimumLength: 12, RequireUppercase: true, RequireLowercase: true, RequireNumbers: false, RequireSymbols: false };
  pool = await startTestPool({ pool: { Policies: { PasswordPolicy } } });
  await expect(pool.call("SignUp", { ClientId, Username, Password: "Short-one" })).rejects.toThrow("InvalidPasswordException: Password did not conform with policy: Password not long enough");
  await signUpAndConfirm(pool);
  const { AccessToken } = await signIn(pool);
  const doesNot = "InvalidPasswordException: Password does not conform to policy: Password";
  const change = (ProposedPassword: string) => pool.call("ChangePassword", { AccessToken, PreviousPassword: password, ProposedPassword });
  await expect(change("Short-one")).rejects.toThrow(`${doesNot} not long enough`);
  await expect(change("all in small letters")).rejects.toThrow(`${doesNot} must have uppercase characters`);
  await pool.call("ForgotPassword", { ClientId, Username });
  const reset = (Password: string) => pool.call("ConfirmForgotPassword", { ClientId, Username, ConfirmationCode: pool.lastCode(), Password });
  await expect(reset("ALL IN CAPITALS")).rejects.toThrow(`${doesNot} must have lowercase characters`);
  await reset("No digit and no symbol");
});

it("remembers as many passwords as the policy says, and takes none of them again", async () => {
  await pool.stop();
  pool = await startTestPool({ pool: { Policies: { PasswordPolicy: { PasswordHistorySize: 2 } } } });
  await signUpAndConfirm(pool);
  const { AccessToken } = await signIn(pool);
  const [first, second, third] = [password, "Second-Horse-2", "Third-Horse-3"];
  const change = (PreviousPassword: string, ProposedPassword: string) => pool.call("ChangePassword", { AccessToken, PreviousPassword, ProposedPassword });
  const used = "PasswordHistoryPolicyViolationException: Password has previously been used";
  await expect(change(first, first)).rejects.toThrow(used);
  await change(first, second);
  await expect(change(second, first)).rejects.toThrow(used);
  await pool.call("ForgotPassword", { ClientId, Username });
  const reset = (Password: string, ConfirmationCode = pool.lastCode()) => pool.call("ConfirmForgotPassword", { ClientId, Username, ConfirmationCode, Password });
  // Who has no code learns nothing of former passwords.
  await expect(reset(first, "000000")).rejects.toThrow(mismatch);
  await expect(reset(first)).rejects.toThrow(used);
  await reset(third);
  await change(third, first);
});

it("does not send a reset code to an address that nobody verified", async () => {
  await pool.call("SignUp", { ClientId, Username, Password: password });
  await pool.call("ForgotPassword", { ClientId, Username });
  expect(pool.mails).toHaveLength(1);
});

it("limits how often the present password is guessed when it is changed", async () => {
  await signUpAndConfirm(pool);
  const { AccessToken } = await signIn(pool);
  const change = (PreviousPassword: string) => pool.call("ChangePassword", { AccessToken, PreviousPassword, ProposedPassword: "New-Horse-22" });
  for (let turn = 0; turn < 5; turn++) await expect(change("Wrong-Horse-1")).rejects.toThrow(incorrect);
  await expect(change(password)).rejects.toThrow(tooMany);
});

it("does not let an address become two people's", async () => {
  await signUpAndConfirm(pool);
  await signUpAndConfirm(pool, "bob@example.com");
  const { AccessToken } = await signIn(pool, "bob@example.com");
  const change = (Value: string) => pool.call("UpdateUserAttributes", { AccessToken, UserAttributes: [{ Name: "email", Value }] });
  await expect(change(Username)).rejects.toThrow("AliasExistsException: An account with the given email already exists.");
  await change("carol@example.com");
  const code = pool.lastCode();
  await pool.call("SignUp", { ClientId, Username: "carol@example.com", Password: password });
  await expect(pool.call("VerifyUserAttribute", { AccessToken, AttributeName: "email", Code: code })).rejects.toThrow("AliasExistsException");
});

it("keeps the old address in use until the new one is verified, within a day", async () => {
  await signUpAndConfirm(pool);
  const { AccessToken } = await signIn(pool);
  const change = (Value: string) => pool.call("UpdateUserAttributes", { AccessToken, UserAttributes: [{ Name: "email", Value }] });
  expect(await change("ADA@Example.com")).toEqual({ CodeDeliveryDetailsList: [] });
  await change("new@example.com");
  await expect(passwordSignIn("new@example.com", password)).rejects.toThrow(incorrect);
  await pool.call("ForgotPassword", { ClientId, Username: "new@example.com" });
  await pool.call("ForgotPassword", { ClientId, Username });
  expect(pool.mails.map(({ to }) => to)).toEqual([Username, "new@example.com", Username]);
  const code = pool.mails[1]?.code;
  pool.advance(24 * hour);
  const later = await signIn(pool);
  await expect(pool.call("VerifyUserAttribute", { AccessToken: later.AccessToken, AttributeName: "email", Code: code })).rejects.toThrow("ExpiredCodeException");
});

it("sends the code for a new address again, to the new address", async () => {
  await signUpAndConfirm(pool);
  const { AccessToken } = await signIn(pool);
  await pool.call("UpdateUserAttributes", { AccessToken, UserAttributes: [{ Name: "email", Value: "new@example.com" }, { Name: "name", Value: "Ada" }] });
  await pool.call("GetUserAttributeVerificationCode", { AccessToken, AttributeName: "email" });
  expect(pool.mails.at(-1)?.to).toBe("new@example.com");
  await expect(pool.call("VerifyUserAttribute", { AccessToken, AttributeName: "email", Code: "000000" })).rejects.toThrow(mismatch);
  await pool.call("VerifyUserAttribute", { AccessToken, AttributeName: "email", Code: pool.lastCode() });
  const { UserAttributes } = await pool.call("GetUser", { AccessToken });
  expect(UserAttributes).toContainEqual({ Name: "email", Value: "new@example.com" });
  expect(UserAttributes).toContainEqual({ Name: "name", Value: "Ada" });
});

it("deletes a user with everything that was theirs", async () => {
  const first = await signUpAndConfirm(pool);
  const { AccessToken, RefreshToken } = await signIn(pool);
  await pool.call("DeleteUser", { AccessToken });
  expect(pool.mails).toEqual([]);
  await expect(pool.call("GetUser", { AccessToken })).rejects.toThrow("UserNotFoundException: User does not exist.");
  await expect(pool.call("GetTokensFromRefreshToken", { ClientId, RefreshToken })).rejects.toThrow("Invalid Refresh Token");
  expect(await signUpAndConfirm(pool)).not.toBe(first);
  await expect(pool.tokens.verify(AccessToken, poolId)).rejects.toMatchObject({ code: "UnauthorizedException" });
});

it("says NotEmulated for what it does not have", async () => {
  await expect(pool.call("ListDevices", {})).rejects.toThrow("NotEmulated: Cognito user pools does not emulate ListDevices.");
});
