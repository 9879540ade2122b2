import type { AppSyncIdentity } from "aws-lambda";
import { expect, it } from "vitest";
import { personOf } from "./person.ts";

const iam = (authType: string, authProvider: string) =>
  ({ cognitoIdentityId: "r:1", cognitoIdentityAuthType: authType, cognitoIdentityAuthProvider: authProvider }) as AppSyncIdentity;
const provider = '"cognito-idp.us-east-1.amazonaws.com/pool","cognito-idp.us-east-1.amazonaws.com/pool:CognitoSignIn:abc"';

it("knows a guest by identity", () => {
  expect(personOf(iam("unauthenticated", ""))).toEqual({ key: "guest#r:1", signedIn: false, allowed: 5_000 });
});

it("knows a signed-in person as the same one by token and by identity-pool credentials", () => {
  const person = { key: "user#abc", signedIn: true, allowed: 50_000 };
  expect(personOf({ sub: "abc", username: "x" } as AppSyncIdentity)).toEqual(person);
  expect(personOf(iam("authenticated", provider))).toEqual(person);
});

it("counts a signed-in identity of another provider by itself", () => {
  expect(personOf(iam("authenticated", '"example.com","example.com:OIDC:1"'))).toMatchObject({ key: "identity#r:1", signedIn: true });
});

it("serves nobody unknown", () => {
  expect(() => personOf(null)).toThrow(/^ServiceUnavailable: /);
});
