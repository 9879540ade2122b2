import { AdminDeleteUserCommand, AdminGetUserCommand, CognitoIdentityProviderClient, ListUsersCommand, UserNotFoundException } from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { AccessControl } from "../../iam/access-control.ts";
import { everythingAllowed } from "../../iam/everything-allowed.fixture.ts";
import { poolId as UserPoolId, signIn, signUpAndConfirm, startTestPool, type TestPool } from "./test-pool.ts";

const Username = "ada@example.com";
const role = { arn: "arn:aws:sts::000000000000:assumed-role/f/f", roleArn: "arn:aws:iam::000000000000:role/f", accountId: "000000000000" };

let pool: TestPool;
let client: CognitoIdentityProviderClient;
beforeEach(() => start());
afterEach(() => stop());

async function start(access?: AccessControl) {
  pool = await startTestPool(access ? { access } : {});
  const { AccessKeyId, SecretKey, SessionToken } = pool.credentials.issue(role, 3_600);
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretKey, sessionToken: SessionToken };
  client = new CognitoIdentityProviderClient({ region: "us-east-1", endpoint: pool.endpoint, credentials, maxAttempts: 1 });
}

async function stop() {
  client.destroy();
  await pool.stop();
}

it("answers nobody who has no role, and no role without the grant", async () => {
  await expect(pool.call("ListUsers", { UserPoolId })).rejects.toThrow("MissingAuthenticationToken");
  await stop();
  const asked: string[] = [];
  await start({
    ...everythingAllowed,
    refusalOf({ arn }, { action, resource }) {
      asked.push(`${action} ${resource}`);
      return { time: "", principal: arn, action, resource, layer: "identity-based policy", explicit: false, message: "No." };
    },
  });
  for (const command of [new ListUsersCommand({ UserPoolId }), new AdminGetUserCommand({ UserPoolId, Username })]) {
    await expect(client.send(command as ListUsersCommand)).rejects.toMatchObject({ name: "AccessDeniedException" });
  }
  expect(asked.map((each) => each.split(" ")[0])).toEqual(["cognito-idp:ListUsers", "cognito-idp:AdminGetUser"]);
});

it("shows a person, and deletes them with their sessions", async () => {
  await signUpAndConfirm(pool);
  const { AccessToken } = await signIn(pool);
  const user = await client.send(new AdminGetUserCommand({ UserPoolId, Username }));
  expect(user).toMatchObject({ Enabled: true, UserStatus: "CONFIRMED", UserCreateDate: expect.any(Date) as Date });
  expect(user.UserAttributes).toContainEqual({ Name: "email", Value: Username });
  expect(user.UserAttributes).toContainEqual({ Name: "sub", Value: user.Username });
  await client.send(new AdminDeleteUserCommand({ UserPoolId, Username }));
  await expect(client.send(new AdminGetUserCommand({ UserPoolId, Username }))).rejects.toThrow(UserNotFoundException);
  await expect(pool.call("GetUser", { AccessToken })).rejects.toThrow("UserNotFoundException");
});

it("lists people page by page, and those that a filter names", async () => {
  const names = ["ada", "bob", "cy"].map((name) => `${name}@example.com`);
  for (const name of names) await signUpAndConfirm(pool, name);
  const list = async (input: object = {}) => {
    const { Users = [], PaginationToken } = await client.send(new ListUsersCommand({ UserPoolId, ...input }));
    return { PaginationToken, emails: Users.map(({ Attributes }) => Attributes?.find(({ Name }) => Name === "email")?.Value) };
  };
  const first = await list({ Limit: 2 });
  const second = await list({ Limit: 2, PaginationToken: first.PaginationToken });
  expect(second.PaginationToken).toBeUndefined();
  expect(new Set([...first.emails, ...second.emails])).toEqual(new Set(names));
  expect((await list({ Filter: 'email = "bob@example.com"' })).emails).toEqual(["bob@example.com"]);
  expect((await list({ Filter: 'email ^= "c"' })).emails).toEqual(["cy@example.com"]);
  expect((await list({ Filter: 'cognito:user_status = "UNCONFIRMED"' })).emails).toEqual([]);
});

it.each([
  [{ Filter: "email == bob" }, "Error while parsing filter."],
  [{ Limit: 61 }, "Value at 'limit' failed to satisfy constraint: Member must have value less than or equal to 60"],
  [{ Limit: "x" }, "Member must be a whole number"],
])("refuses %j", async (input, words) => {
  const command = new ListUsersCommand({ UserPoolId, ...(input as object) });
  await expect(client.send(command)).rejects.toMatchObject({ name: "InvalidParameterException", message: expect.stringContaining(words) as string });
});

it("knows no other pool", async () => {
  await expect(client.send(new ListUsersCommand({ UserPoolId: "us-east-1_Nowhere00" }))).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});
