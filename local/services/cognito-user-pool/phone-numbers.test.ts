import { afterEach, expect, it } from "vitest";
import { clientId as ClientId, password as Password, startTestPool, type TestPool, type TestPoolOptions } from "./test-pool.ts";

const Username = "+16172530001";
const other = "+16172530002";

let pool: TestPool;
afterEach(() => pool.stop());

/** What Amplify synthesizes for `loginWith: { phone: true, email: true }`. */
const both = {
  AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "verified_email", Priority: 2 }, { Name: "verified_phone_number", Priority: 1 }] },
  AutoVerifiedAttributes: ["email", "phone_number"],
  Schema: [{ Mutable: true, Name: "phone_number", Required: false }],
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email", "phone_number"] },
  UsernameAttributes: ["email", "phone_number"],
  VerificationMessageTemplate: { SmsMessage: "Your number's code is {####}", EmailMessage: "Your address's code is {####}" },
};
const start = async (properties: TestPoolOptions["pool"] = both) => (pool = await startTestPool({ pool: properties }));
const signUp = (name: string, UserAttributes: object[] = []) => pool.call("SignUp", { ClientId, Username: name, Password, UserAttributes });
const confirm = (name: string) => pool.call("ConfirmSignUp", { ClientId, Username: name, ConfirmationCode: pool.lastCode() });
const signIn = async (USERNAME: string, PASSWORD = Password) => {
  const { AuthenticationResult } = await pool.call("InitiateAuth", { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { USERNAME, PASSWORD } });
  return (AuthenticationResult as { AccessToken: string }).AccessToken;
};
const attributesOf = async (AccessToken: string) => {
  const { UserAttributes } = await pool.call("GetUser", { AccessToken });
  return Object.fromEntries((UserAttributes as { Name: string; Value: string }[]).map(({ Name, Value }) => [Name, Value]));
};

it.each([
  [["phone_number"], "ada@example.com", "Username should be a phone number."],
  [["phone_number", "email"], "ada", "Username should be either an email or a phone number."],
  [["phone_number", "email"], "6172530001", "Username should be either an email or a phone number."],
  [["email"], Username, "Username should be an email."],
])("lets nobody sign up to a pool of %j as %s", async (UsernameAttributes, name, words) => {
  await start({ ...both, UsernameAttributes });
  await expect(signUp(name)).rejects.toThrow(`InvalidParameterException: ${words}`);
  expect(pool.mails).toEqual([]);
});

it.each([
  ["another number as attribute", [{ Name: "phone_number", Value: other }], "The phone_number attribute must be the phone number given as username."],
  ["a number that is none", [{ Name: "phone_number", Value: "call me" }], "Invalid phone number format."],
])("does not sign up with %s", async (_what, attributes, words) => {
  await start();
  await expect(signUp(Username, attributes)).rejects.toThrow(`InvalidParameterException: ${words}`);
});

it("signs a number up once, by a text message", async () => {
  await start();
  const answer = await signUp(Username);
  expect(answer).toMatchObject({ UserConfirmed: false, CodeDeliveryDetails: { AttributeName: "phone_number", DeliveryMedium: "SMS", Destination: "+*******0001" } });
  expect(pool.mails).toMatchObject([{ to: Username, body: `Your number's code is ${pool.lastCode()}` }]);
  await expect(signUp(Username)).rejects.toThrow("UsernameExistsException: An account with the given phone_number already exists.");
  await confirm(Username);
  expect(await attributesOf(await signIn(Username))).toMatchObject({ phone_number: Username, phone_number_verified: "true" });
});

it("lets somebody who gave both sign in with either; the code goes to the number", async () => {
  await start();
  await signUp("ada@example.com", [{ Name: "phone_number", Value: Username }]);
  expect(pool.mails).toMatchObject([{ to: Username }]);
  await confirm("ada@example.com");
  expect(await attributesOf(await signIn(Username))).toMatchObject({ email_verified: "false", phone_number_verified: "true" });
  await signIn("ada@example.com");
});

it("resets a password by what the pool recovers with first", async () => {
  await start();
  await signUp(Username);
  await confirm(Username);
  const { CodeDeliveryDetails } = await pool.call("ForgotPassword", { ClientId, Username });
  expect(CodeDeliveryDetails).toMatchObject({ DeliveryMedium: "SMS" });
  await pool.call("ConfirmForgotPassword", { ClientId, Username, ConfirmationCode: pool.lastCode(), Password: "Another-Horse-2" });
  await signIn(Username, "Another-Horse-2");
});

it("takes a new number once it is shown to be one's own, and nobody else's", async () => {
  await start();
  for (const name of [Username, other]) {
    await signUp(name);
    await confirm(name);
  }
  const AccessToken = await signIn(Username);
  const change = (Value: string) => pool.call("UpdateUserAttributes", { AccessToken, UserAttributes: [{ Name: "phone_number", Value }] });
  await expect(change(other)).rejects.toThrow("AliasExistsException: An account with the given phone_number already exists.");
  await change("+16172530003");
  expect(pool.mails.at(-1)).toMatchObject({ to: "+16172530003" });
  expect(await attributesOf(AccessToken)).toMatchObject({ phone_number: Username });
  await pool.call("VerifyUserAttribute", { AccessToken, AttributeName: "phone_number", Code: pool.lastCode() });
  expect(await attributesOf(AccessToken)).toMatchObject({ phone_number: "+16172530003", phone_number_verified: "true" });
  await signIn("+16172530003");
  await expect(signIn(Username)).rejects.toThrow("NotAuthorizedException");
});
