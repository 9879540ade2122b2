import { createHash, generateKeyPairSync } from "node:crypto";
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT, UnsecuredJWT } from "jose";
import { afterEach, beforeEach, expect, it } from "vitest";
import { clientId as ClientId, otherClientId, otherPoolId, poolId, signIn, signUpAndConfirm, startTestPool, type TestPool } from "./test-pool.ts";

const Username = "ada@example.com";
const minute = 60_000;
const hour = 60 * 60_000;

let pool: TestPool;
beforeEach(async () => {
  pool = await startTestPool();
});
afterEach(() => pool.stop());

it("issues tokens with Cognito's claims, which the published key verifies", async () => {
  const sub = await signUpAndConfirm(pool);
  const { AccessToken, IdToken } = await signIn(pool);
  const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${poolId}`;
  const keys = createRemoteJWKSet(new URL(`${pool.endpoint}/${poolId}/.well-known/jwks.json`));
  const { payload: access } = await jwtVerify(AccessToken, keys, { issuer });
  const { payload: id } = await jwtVerify(IdToken, keys, { issuer, audience: ClientId });
  expect(decodeProtectedHeader(AccessToken)).toEqual({ alg: "RS256", kid: expect.any(String) as string });
  expect(Object.keys(access).sort().join(" ")).toBe("auth_time client_id event_id exp iat iss jti origin_jti scope sub token_use username");
  expect(access).toMatchObject({ sub, username: sub, client_id: ClientId, token_use: "access", scope: "aws.cognito.signin.user.admin" });
  expect(Object.keys(id).sort().join(" ")).toBe(
    "aud auth_time cognito:username email email_verified event_id exp iat iss jti origin_jti sub token_use",
  );
  expect(id).toMatchObject({ sub, "cognito:username": sub, token_use: "id", email: Username, email_verified: true });
  expect(id.origin_jti).toBe(access.origin_jti);
  expect((access.exp ?? 0) - (access.iat ?? 0)).toBe(3_600);
});

it("verifies tokens of this pool alone, and only as long as they last", async () => {
  await signUpAndConfirm(pool);
  const { AccessToken, IdToken } = await signIn(pool);
  expect(await pool.tokens.verify(IdToken, poolId)).toMatchObject({ token_use: "id" });
  expect(await pool.tokens.verify(AccessToken, poolId)).toMatchObject({ token_use: "access" });
  await expect(pool.tokens.verify(AccessToken, otherPoolId)).rejects.toThrow("You are not authorized to make this call.");
  pool.advance(hour);
  await expect(pool.tokens.verify(AccessToken, poolId)).rejects.toThrow("Token has expired.");
});

it("refuses forged tokens", async () => {
  await signUpAndConfirm(pool);
  const { AccessToken } = await signIn(pool);
  const claims = decodeJwt(AccessToken);
  const [head = "", body = "", signature = ""] = AccessToken.split(".");
  const altered = Buffer.from(JSON.stringify({ ...claims, username: "root" })).toString("base64url");
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const { keys } = (await (await fetch(`${pool.endpoint}/${poolId}/.well-known/jwks.json`)).json()) as { keys: [{ n: string }] };
  const forged = [
    `${head}.${altered}.${signature}`,
    `${head}.${body}.`,
    new UnsecuredJWT(claims).encode(),
    await new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: decodeProtectedHeader(AccessToken).kid }).sign(stranger),
    await new SignJWT(claims).setProtectedHeader({ alg: "PS256" }).sign(stranger),
    await new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(createHash("sha512").update(keys[0].n).digest()),
    "",
    "a.b.c",
    "x".repeat(1_000_000),
  ];
  for (const token of forged) {
    await expect(pool.tokens.verify(token, poolId)).rejects.toMatchObject({ code: "UnauthorizedException" });
    await expect(pool.call("GetUser", { AccessToken: token })).rejects.toThrow(/^(NotAuthorizedException: Invalid Access Token|InvalidParameterException)/);
  }
});

it("brings users, sessions and keys back after a restart", async () => {
  await signUpAndConfirm(pool);
  const { AccessToken, RefreshToken } = await signIn(pool);
  await pool.restart();
  expect(await pool.tokens.verify(AccessToken, poolId)).toMatchObject({ token_use: "access" });
  expect(await pool.call("GetTokensFromRefreshToken", { ClientId, RefreshToken })).toHaveProperty("AuthenticationResult.AccessToken");
  await pool.call("RevokeToken", { ClientId, Token: RefreshToken });
  await pool.restart();
  await expect(pool.call("GetUser", { AccessToken })).rejects.toThrow("NotAuthorizedException: Access Token has been revoked");
  expect(await signIn(pool)).toHaveProperty("AccessToken");
});

it("refreshes until the refresh token ends, is revoked, or belongs to another client", async () => {
  await signUpAndConfirm(pool);
  const { RefreshToken } = await signIn(pool);
  for (const AuthFlow of ["REFRESH_TOKEN_AUTH", "REFRESH_TOKEN"]) {
    const refreshed = await pool.call("InitiateAuth", { ClientId, AuthFlow, AuthParameters: { REFRESH_TOKEN: RefreshToken } });
    expect(refreshed).toHaveProperty("AuthenticationResult.IdToken");
    expect(refreshed).not.toHaveProperty("AuthenticationResult.RefreshToken");
  }
  await expect(pool.call("GetTokensFromRefreshToken", { ClientId: otherClientId, RefreshToken })).rejects.toThrow("NotAuthorizedException: Invalid Refresh Token");
  await expect(pool.call("GetTokensFromRefreshToken", { ClientId, RefreshToken: "nonsense" })).rejects.toThrow("Invalid Refresh Token");
  await expect(pool.call("RevokeToken", { ClientId: otherClientId, Token: RefreshToken })).rejects.toThrow("UnauthorizedException");
  pool.advance(30 * 24 * hour);
  await expect(pool.call("GetTokensFromRefreshToken", { ClientId, RefreshToken })).rejects.toThrow("Refresh Token has expired");
});

it("ends one sign-in without ending another of the same second", async () => {
  await signUpAndConfirm(pool);
  const [first, second] = [await signIn(pool), await signIn(pool)];
  await pool.call("RevokeToken", { ClientId, Token: first.RefreshToken });
  await expect(pool.tokens.verify(first.AccessToken, poolId)).rejects.toMatchObject({ code: "UnauthorizedException" });
  expect(await pool.tokens.verify(second.AccessToken, poolId)).toMatchObject({ token_use: "access" });
  await pool.call("GlobalSignOut", { AccessToken: second.AccessToken });
  await expect(pool.call("GetUser", { AccessToken: second.AccessToken })).rejects.toThrow("Access Token has been revoked");
  expect(await signIn(pool)).toHaveProperty("AccessToken");
});

it("keeps to the lifetimes of the client", async () => {
  await pool.stop();
  pool = await startTestPool({ client: { AccessTokenValidity: 5, TokenValidityUnits: { AccessToken: "minutes" } } });
  await signUpAndConfirm(pool);
  const { AccessToken, IdToken } = await signIn(pool);
  pool.advance(5 * minute);
  await expect(pool.call("GetUser", { AccessToken })).rejects.toThrow("NotAuthorizedException: Access Token has expired");
  expect(await pool.tokens.verify(IdToken, poolId)).toMatchObject({ token_use: "id" });
});

it("rotates refresh tokens where the client says so, and notices one that is used again", async () => {
  await pool.stop();
  pool = await startTestPool({ client: { RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 10 } } });
  await signUpAndConfirm(pool);
  const { RefreshToken } = await signIn(pool);
  const { AuthenticationResult } = await pool.call("GetTokensFromRefreshToken", { ClientId, RefreshToken });
  const next = (AuthenticationResult as { RefreshToken: string }).RefreshToken;
  expect(next).not.toBe(RefreshToken);
  await pool.call("GetTokensFromRefreshToken", { ClientId, RefreshToken });
  pool.advance(10_000);
  await expect(pool.call("GetTokensFromRefreshToken", { ClientId, RefreshToken })).rejects.toThrow("RefreshTokenReuseException");
  await pool.call("GetTokensFromRefreshToken", { ClientId, RefreshToken: next });
});
