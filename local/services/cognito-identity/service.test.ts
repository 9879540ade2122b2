import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CognitoIdentityClient, DeleteIdentitiesCommand, GetCredentialsForIdentityCommand, GetIdCommand } from "@aws-sdk/client-cognito-identity";
import { SignJWT } from "jose";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Assembly, Resource } from "../../assembly/model.ts";
import type { Principal } from "../../authentication/principal.ts";
import { AwsError } from "../../gateway/aws-error.ts";
import type { AccessControl } from "../../iam/access-control.ts";
import { createIdentityPools } from "./service.ts";

const userPoolId = "us-east-1_AbCdEf123";
const provider = `cognito-idp.us-east-1.amazonaws.com/${userPoolId}`;
const IdentityPoolId = "us-east-1:11111111-2222-3333-4444-555555555555";
const closedPoolId = "us-east-1:99999999-2222-3333-4444-555555555555";
const now = Date.UTC(2026, 10, 22);
const key = new TextEncoder().encode("what the user pool of this test signs with");

let directory: string;
let server: Server;
let service: Awaited<ReturnType<typeof createIdentityPools>>;
let client: CognitoIdentityClient;
let issued: Principal[];
let trusts: AccessControl["trustsIdentityPool"];
let caller: Principal;

const resource = (type: string, ref: string, properties: Record<string, unknown>): Resource => ({
  ...{ stackPath: [], logicalId: ref, type, ref, attributes: {}, properties },
});
const resources = [
  resource("AWS::Cognito::IdentityPool", IdentityPoolId, {
    AllowUnauthenticatedIdentities: true,
    CognitoIdentityProviders: [{ ClientId: "client", ProviderName: provider }],
  }),
  resource("AWS::Cognito::IdentityPoolRoleAttachment", "Roles", {
    IdentityPoolId,
    Roles: { authenticated: "arn:aws:iam::000000000000:role/Person", unauthenticated: "arn:aws:iam::000000000000:role/Guest" },
    RoleMappings: { Web: { Type: "Token", AmbiguousRoleResolution: "AuthenticatedRole", IdentityProvider: `${provider}:client` } },
  }),
  resource("AWS::Cognito::IdentityPool", closedPoolId, { AllowUnauthenticatedIdentities: false }),
];
const assembly: Assembly = {
  ...{ directory: "", accountId: "000000000000", region: "us-east-1", rootStackName: "", rootOutputs: {}, rootMetadata: {}, resources },
  resourcesOf: (type) => resources.filter((each) => each.type === type),
  assetPath: (path) => path,
};

async function start() {
  service = await createIdentityPools({
    assembly,
    dataDirectory: directory,
    access: { trustsIdentityPool: (...asked) => trusts(...asked), refusalOf: (who, wanted) => (who.cognito ? denialOf(who, wanted) : undefined), denials: () => [] },
    clock: { now: () => now },
    tokens: {
      async verify(token) {
        const payload = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<string, string>;
        if (payload.forged) throw new AwsError("UnauthorizedException", "You are not authorized to make this call.", 401);
        return { ...payload, sub: payload.sub ?? "", iss: "", username: "", exp: 0, token_use: payload.token_use === "id" ? "id" : "access" };
      },
    },
    signatures: { verify: () => Promise.resolve(caller) },
    credentials: {
      issue(principal, lifetime) {
        issued.push(principal);
        return { AccessKeyId: "ASIAEXAMPLE", SecretKey: "secret", SessionToken: "session", Expiration: new Date(now + lifetime * 1000) };
      },
    },
  });
}

beforeEach(async () => {
  issued = [];
  trusts = () => true;
  caller = { arn: "arn:aws:sts::000000000000:assumed-role/Deleter/f", roleArn: "arn:aws:iam::000000000000:role/Deleter", accountId: "000000000000" };
  directory = await mkdtemp(join(tmpdir(), "identity-pool-"));
  await start();
  server = createServer((request, response) => void service.handle(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = new CognitoIdentityClient({ region: "us-east-1", endpoint, credentials: { accessKeyId: "a", secretAccessKey: "b" }, maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  server.closeAllConnections();
  server.close();
  await service.close?.();
  await rm(directory, { recursive: true });
});

function token(claims: Record<string, unknown> = {}) {
  const all = { sub: "ada", aud: "client", token_use: "id", iss: `https://${provider}`, exp: now / 1000 + 60, ...claims };
  return new SignJWT(all).setProtectedHeader({ alg: "HS256" }).sign(key);
}
const loginOf = async (sub: string, claims = {}) => ({ [provider]: await token({ sub, ...claims }) });
const getId = async (Logins?: Record<string, string>, pool = IdentityPoolId) =>
  (await client.send(new GetIdCommand({ IdentityPoolId: pool, Logins }))).IdentityId ?? "";
const getCredentials = (IdentityId: string, Logins?: Record<string, string>) =>
  client.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins }));

it("gives every guest an identity of their own, and credentials of the guest role", async () => {
  const first = await getId();
  expect(first).toMatch(/^us-east-1:[0-9a-f-]{36}$/);
  expect(await getId()).not.toBe(first);
  const { Credentials, IdentityId } = await getCredentials(first);
  expect(IdentityId).toBe(first);
  expect(Credentials).toEqual({ AccessKeyId: "ASIAEXAMPLE", SecretKey: "secret", SessionToken: "session", Expiration: new Date(now + 3_600_000) });
  expect(issued).toEqual([
    {
      arn: "arn:aws:sts::000000000000:assumed-role/Guest/CognitoIdentityCredentials",
      roleArn: "arn:aws:iam::000000000000:role/Guest",
      accountId: "000000000000",
      cognito: { identityPoolId: IdentityPoolId, identityId: first, authType: "unauthenticated" },
    },
  ]);
});

it("gives a person the same identity always, after a restart too, and credentials of the role for people", async () => {
  const identity = await getId(await loginOf("ada"));
  await service.close?.();
  await start();
  expect(await getId(await loginOf("ada"))).toBe(identity);
  expect(await getId(await loginOf("bob"))).not.toBe(identity);
  await getCredentials(identity, await loginOf("ada"));
  expect(issued.at(-1)).toMatchObject({
    arn: "arn:aws:sts::000000000000:assumed-role/Person/CognitoIdentityCredentials",
    cognito: { identityId: identity, authType: "authenticated", authProvider: `"${provider}","${provider}:CognitoSignIn:ada"` },
  });
});

it("deletes identities for a function's role, for good, and the person gets another", async () => {
  const identity = await getId(await loginOf("ada"));
  const answer = await client.send(new DeleteIdentitiesCommand({ IdentityIdsToDelete: [identity] }));
  expect(answer.UnprocessedIdentityIds).toEqual([]);
  await client.send(new DeleteIdentitiesCommand({ IdentityIdsToDelete: [identity] }));
  await expect(getCredentials(identity, await loginOf("ada"))).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  await service.close?.();
  await start();
  expect(await getId(await loginOf("ada"))).not.toBe(identity);
});

const denialOf: AccessControl["refusalOf"] = ({ arn }, { action, resource }) => {
  const message = `User: ${arn} is not authorized to perform: ${action} on resource: ${resource}`;
  return { time: "", principal: arn, action, resource, layer: "identity-based policy", explicit: false, message };
};

it("deletes no identity for whose role does not allow it, nor an empty or endless list", async () => {
  const identity = await getId(await loginOf("ada"));
  const remove = (IdentityIdsToDelete: string[]) => client.send(new DeleteIdentitiesCommand({ IdentityIdsToDelete }));
  await expect(remove([])).rejects.toMatchObject({ name: "InvalidParameterException" });
  await expect(remove(Array.from({ length: 61 }, () => identity))).rejects.toMatchObject({ name: "InvalidParameterException" });
  caller = { ...caller, cognito: { identityPoolId: IdentityPoolId, identityId: identity, authType: "authenticated" } };
  await expect(remove([identity])).rejects.toMatchObject({ name: "AccessDeniedException" });
  expect(await getId(await loginOf("ada"))).toBe(identity);
});

it("gives one identity to a person who asks twice at once", async () => {
  const login = await loginOf("ada");
  const ids = await Promise.all(Array.from({ length: 10 }, () => getId(login)));
  expect(new Set(ids).size).toBe(1);
});

it("lets a guest who signs in keep the identity, which is then nobody else's", async () => {
  const guest = await getId();
  const signedIn = await getCredentials(guest, await loginOf("ada"));
  expect(signedIn.IdentityId).toBe(guest);
  expect(await getId(await loginOf("ada"))).toBe(guest);
  await expect(getCredentials(guest)).rejects.toMatchObject({ name: "NotAuthorizedException", message: `Access to Identity '${guest}' is forbidden.` });
  await expect(getCredentials(guest, await loginOf("bob"))).rejects.toMatchObject({
    name: "NotAuthorizedException",
    message: "Logins don't match. Please include at least one valid login for this identity or identity pool.",
  });
});

it("answers with the identity a person had before, whichever guest they were", async () => {
  const own = await getId(await loginOf("ada"));
  const guest = await getId();
  expect((await getCredentials(guest, await loginOf("ada"))).IdentityId).toBe(own);
  expect((await getCredentials(guest)).IdentityId).toBe(guest);
});

it.each([
  ["that has expired", { exp: now / 1000 }, `Invalid login token. Token expired: ${now / 1000} >= ${now / 1000}`],
  ["of another issuer", { iss: "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Other0000" }, "Invalid login token. Issuer doesn't match providerName"],
  ["that the user pool does not know", { forged: true }, "Invalid login token. Couldn't verify signed token."],
  ["for another client", { aud: "stranger" }, "Invalid login token. Incorrect token audience."],
])("refuses a token %s", async (_, claims, message) => {
  const login = await loginOf("ada", claims);
  await expect(getId(login)).rejects.toMatchObject({ name: "NotAuthorizedException", message });
  await expect(getCredentials(await getId(), login)).rejects.toMatchObject({ name: "NotAuthorizedException", message });
  expect(issued).toEqual([]);
});

it("refuses what is no id token, and providers the pool does not name", async () => {
  await expect(getId({ [provider]: "nonsense" })).rejects.toMatchObject({ name: "NotAuthorizedException" });
  await expect(getId(await loginOf("ada", { token_use: "access", aud: undefined }))).rejects.toMatchObject({ name: "InvalidParameterException" });
  await expect(getId({ "graph.facebook.com": "token" })).rejects.toMatchObject({ name: "NotAuthorizedException" });
});

it("lets no guest into a pool that allows none", async () => {
  await expect(getId(undefined, closedPoolId)).rejects.toMatchObject({
    name: "NotAuthorizedException",
    message: "Unauthenticated access is not supported for this identity pool.",
  });
});

it("says what is not there, and what is no id", async () => {
  const unknown = "us-east-1:00000000-0000-0000-0000-000000000000";
  await expect(getId(undefined, unknown)).rejects.toMatchObject({ name: "ResourceNotFoundException", message: `IdentityPool '${unknown}' not found.` });
  await expect(getCredentials(unknown)).rejects.toMatchObject({ name: "ResourceNotFoundException", message: `Identity '${unknown}' not found.` });
  await expect(getCredentials("no id")).rejects.toMatchObject({ name: "InvalidParameterException" });
  await expect(getCredentials("a".repeat(100_000))).rejects.toMatchObject({ name: "InvalidParameterException" });
});

it.each([{ IdentityPoolId: 5 }, { IdentityPoolId: ["x"] }, {}, { IdentityPoolId, Logins: "x" }, { IdentityPoolId, Logins: { [provider]: 1 } }, { IdentityPoolId, Logins: [] }])(
  "calls %j an invalid parameter",
  async (input) => {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
      method: "POST",
      headers: { "x-amz-target": "AWSCognitoIdentityService.GetId" },
      body: JSON.stringify(input),
    });
    expect(response.status).toBe(400);
    expect(response.headers.get("x-amzn-errortype")).toBe("InvalidParameterException");
  },
);

it("gives no credentials of a role whose trust policy does not let this identity take it on", async () => {
  const { IdentityId } = await client.send(new GetIdCommand({ IdentityPoolId }));
  trusts = (roleArn, { identityPoolId, authType }) => !(roleArn.endsWith("/Guest") && identityPoolId === IdentityPoolId && authType === "unauthenticated");
  await expect(client.send(new GetCredentialsForIdentityCommand({ IdentityId }))).rejects.toMatchObject({
    name: "InvalidIdentityPoolConfigurationException",
    message: "Invalid identity pool configuration. Check assigned IAM roles for this pool.",
  });
  expect(issued).toEqual([]);
});

it("gives people in a group the group's role, and refuses one that is not theirs", async () => {
  const role = (name: string) => `arn:aws:iam::000000000000:role/${name}`;
  const editor = await loginOf("ada", { "cognito:roles": [role("Editor"), role("Reader")], "cognito:preferred_role": role("Editor") });
  const identity = await getId(editor);
  const as = (CustomRoleArn?: string) => client.send(new GetCredentialsForIdentityCommand({ IdentityId: identity, Logins: editor, CustomRoleArn }));
  await as();
  await as(role("Reader"));
  expect(issued.map(({ roleArn }) => roleArn)).toEqual([role("Editor"), role("Reader")]);
  await expect(as(role("Root"))).rejects.toMatchObject({ name: "NotAuthorizedException", message: `Access to Identity '${identity}' is forbidden.` });
  await expect(as("x")).rejects.toMatchObject({ name: "InvalidParameterException" });
});
