import { beforeAll, expect, inject, it } from "vitest";
import { configureAmplify, type DataClient } from "../support/amplify-client.ts";
import { postGraphQL } from "../support/graphql.ts";

let client: DataClient;
let url: string;
const origin = inject("origin");

beforeAll(async () => {
  const { client: made, outputs } = await configureAmplify(origin);
  client = made;
  url = outputs.data.url;
});

it("refuses 1 MB of text by name, and serves the next one", async () => {
  const { errors } = await client.queries.translate({ text: "a".repeat(1_000_000), target: "es" }, { authMode: "iam" });
  expect(errors?.[0]?.message).toMatch(/TextTooLong|too large|larger than/i);
  const next = await client.queries.translate({ text: "Good morning.", source: "en", target: "es" }, { authMode: "iam" });
  expect(next.errors).toBeUndefined();
});

it.each([
  ["no JSON", "{"],
  ["a list", "[]"],
  ["no query", "{}"],
  ["a query that is a number", '{"query":1}'],
  ["a query with a typing error", '{"query":"query {"}'],
])("answers a body that is %s with an error, not a crash", async (_what, body) => {
  const response = await fetch(url, { method: "POST", body, headers: { "content-type": "application/json" } });
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
});

it.each([
  "AWSCognitoIdentityProviderService.InitiateAuth",
  "AWSCognitoIdentityService.GetId",
  "AWSShineFrontendService_20170701.TranslateText",
  "DynamoDB_20120810.GetItem",
])("answers rubbish at %s with a named error", async (target) => {
  for (const body of ["", "{", "[]", '{"ClientId":{}}', "\u0000".repeat(1000)]) {
    const response = await fetch(origin, { method: "POST", body, headers: { "x-amz-target": target } });
    expect(response.status).toBeLessThan(500);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(((await response.json()) as { __type?: string }).__type).toBeTruthy();
  }
});

it("says NotEmulated by name for an operation that the local cloud does not have", async () => {
  const response = await fetch(origin, {
    method: "POST",
    body: "{}",
    headers: { "x-amz-target": "AWSCognitoIdentityProviderService.CreateUserPool" },
  });
  expect(((await response.json()) as { __type?: string }).__type).toBe("NotEmulated");
});

it("goes on serving", async () => {
  expect((await postGraphQL(url, {}, "query { usage { used } }")).status).toBe(401);
  expect((await client.queries.usage({ authMode: "iam" })).errors).toBeUndefined();
});
