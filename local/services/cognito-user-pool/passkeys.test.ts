import { Secret, TOTP } from "otpauth";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeAuthenticator } from "./passkey-for-tests.ts";
import { clientId as ClientId, password as PASSWORD, signIn, signUpAndConfirm, startTestPool, type TestPool, type TestPoolOptions } from "./test-pool.ts";

const USERNAME = "ada@example.com";
const rpId = "localhost";
const withPasskeys: TestPoolOptions = {
  pool: {
    MfaConfiguration: "OPTIONAL",
    EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "WEB_AUTHN"] } },
    WebAuthnRelyingPartyID: rpId,
    WebAuthnUserVerification: "required",
  },
  client: { ExplicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH"] },
};
const invalid = "NotAuthorizedException: Invalid passkey";

let pool: TestPool;
beforeEach(async () => {
  pool = await startTestPool(withPasskeys);
});
afterEach(() => pool.stop());

async function optionsFor(AccessToken: string) {
  const { CredentialCreationOptions } = await pool.call("StartWebAuthnRegistration", { AccessToken });
  return CredentialCreationOptions as { challenge: string; rp: { id: string }; user: { name: string }; excludeCredentials: { id: string }[] };
}
const complete = (AccessToken: string, Credential: unknown) => pool.call("CompleteWebAuthnRegistration", { AccessToken, Credential });

async function personWithPasskey() {
  await signUpAndConfirm(pool);
  const { AccessToken } = await signIn(pool);
  const authenticator = makeAuthenticator();
  const { challenge } = await optionsFor(AccessToken);
  await complete(AccessToken, authenticator.create({ challenge, rpId }));
  return { AccessToken, authenticator };
}

const choose = (parameters: Record<string, string> = {}, name = USERNAME) =>
  pool.call("InitiateAuth", { ClientId, AuthFlow: "USER_AUTH", AuthParameters: { USERNAME: name, ...parameters } });
const respond = (ChallengeName: string, Session: unknown, responses: Record<string, string>) =>
  pool.call("RespondToAuthChallenge", { ClientId, ChallengeName, Session, ChallengeResponses: { USERNAME, ...responses } });

async function askedForPasskey() {
  const asked = await choose({ PREFERRED_CHALLENGE: "WEB_AUTHN" });
  expect(asked.ChallengeName).toBe("WEB_AUTHN");
  const { CREDENTIAL_REQUEST_OPTIONS } = asked.ChallengeParameters as { CREDENTIAL_REQUEST_OPTIONS: string };
  const { challenge, allowCredentials } = JSON.parse(CREDENTIAL_REQUEST_OPTIONS) as { challenge: string; allowCredentials: { id: string }[] };
  return { challenge, allowCredentials, Session: asked.Session };
}
const showPasskey = (Session: unknown, credential: unknown) => respond("WEB_AUTHN", Session, { CREDENTIAL: JSON.stringify(credential) });

it("signs in with a passkey in place of a password, also after a restart, each challenge once", async () => {
  const { authenticator } = await personWithPasskey();
  await pool.restart();
  const { challenge, allowCredentials, Session } = await askedForPasskey();
  expect(allowCredentials.map(({ id }) => id)).toEqual([authenticator.id]);
  const shown = authenticator.get({ challenge, rpId });
  expect(await showPasskey(Session, shown)).toHaveProperty("AuthenticationResult.RefreshToken");
  await expect(showPasskey(Session, shown)).rejects.toThrow("NotAuthorizedException: Invalid session for the user");
  await expect(showPasskey((await askedForPasskey()).Session, shown)).rejects.toThrow(invalid);
});

it("takes no passkey of another origin or domain, unverified, foreign, or gone", async () => {
  const { AccessToken, authenticator } = await personWithPasskey();
  const attempt = async (make: (challenge: string) => unknown) => {
    const { challenge, Session } = await askedForPasskey();
    return showPasskey(Session, make(challenge));
  };
  await expect(attempt((challenge) => authenticator.get({ challenge, rpId, origin: "https://evil.example" }))).rejects.toThrow("WebAuthnOriginNotAllowedException");
  await expect(attempt((challenge) => authenticator.get({ challenge, rpId: "evil.example" }))).rejects.toThrow(invalid);
  await expect(attempt((challenge) => authenticator.get({ challenge, rpId, verified: false }))).rejects.toThrow(invalid);
  await expect(attempt((challenge) => ({ ...makeAuthenticator().get({ challenge, rpId }), id: authenticator.id, rawId: authenticator.id }))).rejects.toThrow(invalid);
  await expect(attempt((challenge) => makeAuthenticator().get({ challenge, rpId }))).rejects.toThrow(invalid);
  const { challenge, Session } = await askedForPasskey();
  await pool.call("DeleteWebAuthnCredential", { AccessToken, CredentialId: authenticator.id });
  await expect(showPasskey(Session, authenticator.get({ challenge, rpId }))).rejects.toThrow(invalid);
});

it("lists a person's passkeys, excludes them from new ones, and lets them be removed", async () => {
  const { AccessToken, authenticator } = await personWithPasskey();
  const { Credentials } = await pool.call("ListWebAuthnCredentials", { AccessToken });
  expect(Credentials).toMatchObject([{ CredentialId: authenticator.id, RelyingPartyId: rpId, AuthenticatorAttachment: "platform", AuthenticatorTransports: ["internal"] }]);
  expect(await optionsFor(AccessToken)).toMatchObject({ rp: { id: rpId }, user: { name: USERNAME }, excludeCredentials: [{ id: authenticator.id }] });
  await pool.call("DeleteWebAuthnCredential", { AccessToken, CredentialId: authenticator.id });
  await expect(pool.call("DeleteWebAuthnCredential", { AccessToken, CredentialId: authenticator.id })).rejects.toThrow("ResourceNotFoundException");
  expect(await pool.call("ListWebAuthnCredentials", { AccessToken })).toEqual({ Credentials: [] });
});

it("keeps only a passkey that was made for its own challenge, here", async () => {
  await signUpAndConfirm(pool);
  const { AccessToken } = await signIn(pool);
  const authenticator = makeAuthenticator();
  const make = (ceremony: Parameters<typeof authenticator.create>[0]) => authenticator.create(ceremony);
  await expect(complete(AccessToken, make({ challenge: "bm9uZQ", rpId }))).rejects.toThrow("WebAuthnChallengeNotFoundException");
  const attempt = async (made: (challenge: string) => unknown) => complete(AccessToken, made((await optionsFor(AccessToken)).challenge));
  await expect(attempt(() => make({ challenge: "bm9uZQ", rpId }))).rejects.toThrow("WebAuthnCredentialNotSupportedException");
  await expect(attempt((challenge) => make({ challenge, rpId: "evil.example" }))).rejects.toThrow("WebAuthnRelyingPartyMismatchException");
  await expect(attempt((challenge) => make({ challenge, rpId, origin: "http://localhost.evil.example" }))).rejects.toThrow("WebAuthnOriginNotAllowedException");
  await expect(attempt((challenge) => make({ challenge, rpId, verified: false }))).rejects.toThrow("WebAuthnCredentialNotSupportedException");
  await expect(attempt(() => ({}))).rejects.toThrow("WebAuthn");
  await expect(complete(AccessToken, "nonsense")).rejects.toThrow("InvalidParameterException");
});

it("offers what a person has, and a password to those who do not exist", async () => {
  await personWithPasskey();
  expect((await choose()).AvailableChallenges).toEqual(["PASSWORD", "PASSWORD_SRP", "WEB_AUTHN"]);
  const unknown = await choose({ PREFERRED_CHALLENGE: "WEB_AUTHN" }, "nobody@example.com");
  await signUpAndConfirm(pool, "bob@example.com");
  const without = await choose({ PREFERRED_CHALLENGE: "WEB_AUTHN" }, "bob@example.com");
  expect(unknown.AvailableChallenges).toEqual(["PASSWORD", "PASSWORD_SRP"]);
  expect(Object.keys(unknown)).toEqual(Object.keys(without));
  expect(without).toMatchObject({ ChallengeName: "SELECT_CHALLENGE", AvailableChallenges: unknown.AvailableChallenges });
});

it("takes the chosen password with the choice, or after it", async () => {
  await signUpAndConfirm(pool);
  expect(await choose({ PREFERRED_CHALLENGE: "PASSWORD", PASSWORD })).toHaveProperty("AuthenticationResult");
  const chosen = await respond("SELECT_CHALLENGE", (await choose()).Session, { ANSWER: "PASSWORD", PASSWORD });
  expect(chosen).toHaveProperty("AuthenticationResult");
  const asked = await respond("SELECT_CHALLENGE", (await choose()).Session, { ANSWER: "PASSWORD" });
  expect(asked.ChallengeName).toBe("PASSWORD");
  await expect(respond("PASSWORD_SRP", asked.Session, { SRP_A: "abc123" })).rejects.toThrow("NotAuthorizedException: Invalid session for the user.");
  expect(await respond("PASSWORD", asked.Session, { PASSWORD })).toHaveProperty("AuthenticationResult");
  const srp = await respond("SELECT_CHALLENGE", (await choose()).Session, { ANSWER: "PASSWORD_SRP", SRP_A: "abc123" });
  expect(srp).toMatchObject({ ChallengeName: "PASSWORD_VERIFIER" });
  const wrong = { ANSWER: "PASSWORD", PASSWORD: "Wrong-Horse-1" };
  await expect(respond("SELECT_CHALLENGE", (await choose()).Session, wrong)).rejects.toThrow("NotAuthorizedException: Incorrect username or password.");
  await signUpAndConfirm(pool, "bob@example.com");
  const { Session } = await choose({}, "bob@example.com");
  await expect(respond("SELECT_CHALLENGE", Session, { ANSWER: "PASSWORD", PASSWORD })).rejects.toThrow("Invalid session for the user.");
});

it("offers no passkey to those who have a second factor", async () => {
  const { AccessToken } = await personWithPasskey();
  const { Session } = await askedForPasskey();
  const { SecretCode } = await pool.call("AssociateSoftwareToken", { AccessToken });
  const UserCode = new TOTP({ secret: Secret.fromBase32(String(SecretCode)) }).generate({ timestamp: pool.now() });
  await pool.call("VerifySoftwareToken", { AccessToken, UserCode });
  await pool.call("SetUserMFAPreference", { AccessToken, SoftwareTokenMfaSettings: { Enabled: true } });
  expect((await choose()).AvailableChallenges).toEqual(["PASSWORD", "PASSWORD_SRP"]);
  await expect(showPasskey(Session, makeAuthenticator().get({ challenge: "bm9uZQ", rpId }))).rejects.toThrow(invalid);
  expect(await choose({ PREFERRED_CHALLENGE: "PASSWORD", PASSWORD })).toHaveProperty("ChallengeName", "SOFTWARE_TOKEN_MFA");
});

it("says so where the pool has no passkeys", async () => {
  await pool.stop();
  pool = await startTestPool();
  await signUpAndConfirm(pool);
  const { AccessToken } = await signIn(pool);
  await expect(pool.call("StartWebAuthnRegistration", { AccessToken })).rejects.toThrow("WebAuthnNotEnabledException");
  await expect(choose()).rejects.toThrow("InvalidParameterException: USER_AUTH flow not enabled for this client");
});
