import { generateKeyPairSync } from "node:crypto";
import { fetchAuthSession, signIn, signOut } from "aws-amplify/auth";
import { decodeJwt, decodeProtectedHeader, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { configureAmplify, type Outputs } from "../support/amplify-client.ts";
import { postGraphQL } from "../support/graphql.ts";
import { signUp } from "../support/person.ts";

let outputs: Outputs;
let token: string;
const origin = inject("origin");
const usage = "query { usage { used } }";

beforeAll(async () => {
  ({ outputs } = await configureAmplify(origin));
  const person = await signUp(origin, outputs);
  await signIn({ username: person.email, password: person.password });
  token = String((await fetchAuthSession()).tokens?.accessToken);
});
afterAll(() => signOut());

const ask = (authorization?: string) =>
  postGraphQL(outputs.data.url, authorization === undefined ? {} : { authorization }, usage);

it("takes the real token", async () => {
  expect((await ask(token)).data).toEqual({ usage: { used: 0 } });
});

const forge = async (claims: object = {}) => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const header = decodeProtectedHeader(token);
  return new SignJWT({ ...decodeJwt(token), ...claims }).setProtectedHeader({ ...header, alg: "RS256" }).sign(privateKey);
};

it.each<[string, () => Promise<string> | string | undefined]>([
  ["no token", () => undefined],
  ["rubbish", () => "rubbish"],
  ["a token signed by another key", () => forge()],
  ["a token of another pool", () => forge({ iss: "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Another00" })],
  ["alg none", () => new UnsecuredJWT(decodeJwt(token)).encode()],
  ["a token with its claims changed", () => {
    const [head, , signature] = token.split(".");
    const claims = Buffer.from(JSON.stringify({ ...decodeJwt(token), sub: "someone-else" })).toString("base64url");
    return `${head}.${claims}.${signature}`;
  }],
  ["a signature of nobody", () => "AWS4-HMAC-SHA256 Credential=ASIAX/20261122/us-east-1/appsync/aws4_request, SignedHeaders=host, Signature=00"],
])("refuses %s", async (_what, make) => {
  const answer = await ask(await make());
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.errors?.[0]?.errorType).toMatch(/Unauthorized|UnrecognizedClient|MissingAuthentication|InvalidSignature|IncompleteSignature/);
  expect(answer.data ?? null).toBeNull();
});

it("goes on serving after all of them", async () => {
  expect((await ask(token)).errors).toBeUndefined();
});
