import {
  AdminAddUserToGroupCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  CognitoIdentityProviderClient,
  ResourceNotFoundException,
  UserNotFoundException,
} from "@aws-sdk/client-cognito-identity-provider";
import { decodeJwt } from "jose";
import { afterEach, beforeEach, expect, it } from "vitest";
import { membershipOf } from "./groups.ts";
import { poolId as UserPoolId, signIn, signUpAndConfirm, startTestPool, type TestPool } from "./test-pool.ts";

const Username = "ada@example.com";
const roleOf = (name: string) => `arn:aws:iam::000000000000:role/${name}`;
const groups = {
  editors: { Precedence: 2, RoleArn: roleOf("editors") },
  admins: { Precedence: 1, RoleArn: roleOf("admins") },
  readers: {},
};

let pool: TestPool;
let client: CognitoIdentityProviderClient;

beforeEach(async () => {
  pool = await startTestPool({ groups });
  const role = { arn: "arn:aws:sts::000000000000:assumed-role/f/f", roleArn: roleOf("f"), accountId: "000000000000" };
  const { AccessKeyId, SecretKey, SessionToken } = pool.credentials.issue(role, 3_600);
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretKey, sessionToken: SessionToken };
  client = new CognitoIdentityProviderClient({ region: "us-east-1", endpoint: pool.endpoint, credentials, maxAttempts: 1 });
  await signUpAndConfirm(pool);
});
afterEach(async () => {
  client.destroy();
  await pool.stop();
});

it("puts a person's groups into both tokens, and the role of the foremost into the id token", async () => {
  expect(decodeJwt((await signIn(pool)).IdToken)).not.toHaveProperty("cognito:groups");
  for (const GroupName of ["readers", "editors", "admins"]) await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }));
  await pool.restart();
  const { IdToken, AccessToken } = await signIn(pool);
  expect(decodeJwt(IdToken)).toMatchObject({
    "cognito:groups": ["admins", "editors", "readers"],
    "cognito:roles": [roleOf("admins"), roleOf("editors")],
    "cognito:preferred_role": roleOf("admins"),
  });
  expect(decodeJwt(AccessToken)["cognito:groups"]).toEqual(["admins", "editors", "readers"]);
  expect(decodeJwt(AccessToken)).not.toHaveProperty("cognito:roles");
  await client.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, Username, GroupName: "admins" }));
  const { Groups } = await client.send(new AdminListGroupsForUserCommand({ UserPoolId, Username }));
  expect(Groups?.map(({ GroupName }) => GroupName)).toEqual(["editors", "readers"]);
  expect(decodeJwt((await signIn(pool)).IdToken)["cognito:preferred_role"]).toBe(roleOf("editors"));
});

it("knows no groups but the assembly's, no strangers, and no calls without a signature", async () => {
  const add = (given: { Username?: string; GroupName?: string; UserPoolId?: string }) =>
    client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: "readers", ...given }));
  await expect(add({ GroupName: "owners" })).rejects.toThrow(ResourceNotFoundException);
  await expect(add({ UserPoolId: "us-east-1_Nowhere00" })).rejects.toThrow(ResourceNotFoundException);
  await expect(add({ Username: "nobody@example.com" })).rejects.toThrow(UserNotFoundException);
  await expect(client.send(new AdminGetUserCommand({ UserPoolId, Username }))).rejects.toThrow("Cognito user pools does not emulate AdminGetUser.");
  await expect(pool.call("AdminAddUserToGroup", { UserPoolId, Username, GroupName: "admins" })).rejects.toThrow("MissingAuthenticationToken");
});

it("prefers no role where the foremost groups name different ones", () => {
  const group = (name: string, precedence: number, role: string) => [name, { name, precedence, roleArn: roleOf(role) }] as const;
  const of = (...all: (readonly [string, { name: string; precedence: number; roleArn: string }])[]) =>
    membershipOf({ groups: new Map(all) } as never, { groups: ["a", "b", "gone"] });
  expect(of(group("a", 1, "x"), group("b", 1, "y"))).toMatchObject({ groups: ["a", "b"], preferredRole: undefined });
  expect(of(group("a", 1, "x"), group("b", 1, "x"))).toMatchObject({ roles: [roleOf("x")], preferredRole: roleOf("x") });
});
