import {
  AdminAddUserToGroupCommand,
  AdminDisableUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  CognitoIdentityProviderClient,
  ResourceNotFoundException,
  UserNotFoundException,
} from "@aws-sdk/client-cognito-identity-provider";
import { decodeJwt } from "jose";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { AccessControl } from "../../iam/access-control.ts";
import { everythingAllowed } from "../../iam/everything-allowed.fixture.ts";
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

function clientOf({ credentials: issuer, endpoint }: TestPool): CognitoIdentityProviderClient {
  const role = { arn: "arn:aws:sts::000000000000:assumed-role/f/f", roleArn: roleOf("f"), accountId: "000000000000" };
  const { AccessKeyId, SecretKey, SessionToken } = issuer.issue(role, 3_600);
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretKey, sessionToken: SessionToken };
  return new CognitoIdentityProviderClient({ region: "us-east-1", endpoint, credentials, maxAttempts: 1 });
}

beforeEach(async () => {
  pool = await startTestPool({ groups });
  client = clientOf(pool);
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
  await expect(client.send(new AdminDisableUserCommand({ UserPoolId, Username }))).rejects.toThrow("Cognito user pools does not emulate AdminDisableUser.");
  await expect(pool.call("AdminAddUserToGroup", { UserPoolId, Username, GroupName: "admins" })).rejects.toThrow("MissingAuthenticationToken");
});

it("lets nobody into a group whose role does not allow it", async () => {
  await pool.stop();
  const asked: unknown[] = [];
  const refusalOf: AccessControl["refusalOf"] = ({ arn }, { action, resource }) => {
    asked.push(`${action} ${resource}`);
    return { time: "", principal: arn, action, resource, layer: "identity-based policy", explicit: false, message: "Not you." };
  };
  pool = await startTestPool({ groups, access: { ...everythingAllowed, refusalOf } });
  await signUpAndConfirm(pool);
  const stranger = clientOf(pool);
  const add = stranger.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: "admins" }));
  await expect(add).rejects.toMatchObject({ name: "AccessDeniedException", message: "Not you." });
  stranger.destroy();
  expect(asked).toEqual([`cognito-idp:AdminAddUserToGroup arn:aws:cognito-idp:us-east-1:000000000000:userpool/${UserPoolId}`]);
  expect(decodeJwt((await signIn(pool)).IdToken)).not.toHaveProperty("cognito:groups");
});

it("prefers no role where the foremost groups name different ones", () => {
  const group = (name: string, precedence: number, role: string) => [name, { name, precedence, roleArn: roleOf(role) }] as const;
  const of = (...all: (readonly [string, { name: string; precedence: number; roleArn: string }])[]) =>
    membershipOf({ groups: new Map(all) } as never, { groups: ["a", "b", "gone"] });
  expect(of(group("a", 1, "x"), group("b", 1, "y"))).toMatchObject({ groups: ["a", "b"], preferredRole: undefined });
  expect(of(group("a", 1, "x"), group("b", 1, "x"))).toMatchObject({ roles: [roleOf("x")], preferredRole: roleOf("x") });
});
