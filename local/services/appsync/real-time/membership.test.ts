import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import { afterAll, afterEach, expect, it } from "vitest";
import { createSessionCredentials } from "../../../authentication/session-credentials.ts";
import { createSignatureVerifier } from "../../../authentication/verify-signature.ts";
import type { Principal } from "../../../authentication/principal.ts";
import { serveApi, tokenOf } from "../api-for-tests.ts";

/** As Amplify synthesizes a conversation: who may hear it is a function's to say, and only functions speak. */
const schema = `
  enum Kind { message left }
  type Member @aws_iam @aws_cognito_user_pools { memberId: ID! }
  type Event @aws_iam @aws_cognito_user_pools { roomId: ID!  kind: Kind!  text: String  member: Member }
  type Query @aws_iam { nothing: String }
  type Mutation @aws_iam {
    publish(event: AWSJSON!): Event @aws_cognito_user_pools(cognito_groups: ["Nobody"]) @aws_iam
  }
  type Subscription @aws_iam {
    onEvent(roomId: ID!): Event @aws_subscribe(mutations: ["publish"]) @aws_iam @aws_cognito_user_pools
  }
`;

const credentials = createSessionCredentials({ dataDirectory: mkdtempSync(join(tmpdir(), "parley-members-")), clock: Date });
const functionRole: Principal = {
  arn: "arn:aws:sts::000000000000:assumed-role/say-role/say",
  roleArn: "arn:aws:iam::000000000000:role/say-role",
  accountId: "000000000000",
};
const guestRole: Principal = {
  arn: "arn:aws:sts::000000000000:assumed-role/guest/CognitoIdentityCredentials",
  roleArn: "arn:aws:iam::000000000000:role/guest",
  accountId: "000000000000",
  cognito: { identityPoolId: "eu-west-1:pool", identityId: "eu-west-1:guest", authType: "unauthenticated" },
};

const api = await serveApi({
  schema,
  api: { AdditionalAuthenticationProviders: [{ AuthenticationType: "AWS_IAM" }] },
  signatures: createSignatureVerifier({ credentials, clock: Date }),
  lambda: async (_arn, event) => {
    const { arguments: args, identity } = event as { arguments: { roomId: string }; identity: { username: string } };
    if (identity.username === "zoe") return { functionError: { errorType: "Error", errorMessage: "NotAMember: You are not in this conversation." } };
    return { payload: { roomId: args.roomId, memberId: identity.username } };
  },
  functions: {
    auth: { DataSourceName: "none", RequestMappingTemplate: '#if( $util.authType() == "API Key Authorization" )\n$util.unauthorized()\n#end\n$util.toJson({"version":"2018-05-29","payload":{}})', ResponseMappingTemplate: "$util.toJson({})" },
    ask: {
      DataSourceName: "function",
      RequestMappingTemplate: '{"version":"2018-05-29","operation":"Invoke","payload":{"arguments":$util.toJson($ctx.arguments),"identity":$util.toJson($ctx.identity)}}',
      ResponseMappingTemplate: "#if( $ctx.error )\n$util.error($ctx.error.message, $ctx.error.type)\n#end\n$util.toJson($ctx.result)",
    },
    publish: {
      DataSourceName: "none",
      Runtime: { Name: "APPSYNC_JS", RuntimeVersion: "1.0.0" },
      Code: `import { extensions, util } from "@aws-appsync/utils";
        export function request(ctx) {
          if (!ctx.identity || ctx.identity.sub || ctx.identity.cognitoIdentityId) util.unauthorized();
          return { payload: ctx.arguments.event };
        }
        export function response(ctx) {
          const { roomId, kind, member } = ctx.result;
          if (kind === "left") extensions.invalidateSubscriptions({ subscriptionField: "onEvent", payload: { roomId, memberId: member.memberId } });
          return ctx.result;
        }`,
    },
  },
  resolvers: {
    "Subscription.onEvent": {
      Kind: "PIPELINE",
      PipelineConfig: { Functions: ["auth", "ask"] },
      RequestMappingTemplate: '$util.qr($ctx.stash.put("fieldName", "onEvent"))\n{}',
      ResponseMappingTemplate: `## Ends when the member leaves.
        $util.qr($extensions.setSubscriptionInvalidationFilter({
          "filterGroup": [{
            "filters": [
              { "fieldName": "roomId", "operator": "eq", "value": $ctx.prev.result.roomId },
              { "fieldName": "memberId", "operator": "eq", "value": $ctx.prev.result.memberId }
            ]
          }]
        }))
        null`,
    },
    "Mutation.publish": {
      Kind: "PIPELINE",
      PipelineConfig: { Functions: ["publish"] },
      Runtime: { Name: "APPSYNC_JS", RuntimeVersion: "1.0.0" },
      Code: "export const request = (ctx) => ({}); export const response = (ctx) => ctx.prev.result;",
    },
  },
});
afterAll(() => api.close());

const open: { close(): void }[] = [];
afterEach(() => {
  for (const connection of open.splice(0)) connection.close();
});

async function listen(name: string, roomId: string) {
  const authorization = { Authorization: tokenOf(name), host: "localhost" };
  const connection = await api.connect(authorization);
  open.push(connection);
  connection.send({ type: "connection_init" });
  await connection.next("connection_ack");
  connection.start("1", authorization, "subscription($roomId: ID!) { onEvent(roomId: $roomId) { roomId kind text member { memberId } } }", { roomId });
  return connection;
}

async function hearing(name: string, roomId: string) {
  const connection = await listen(name, roomId);
  await connection.next("start_ack");
  return connection;
}

/** Signed as a function signs, or a guest. */
async function publish(event: object, principal = functionRole) {
  const { AccessKeyId: accessKeyId, SecretKey: secretAccessKey, SessionToken: sessionToken } = credentials.issue(principal, 3600);
  const signer = new SignatureV4({ service: "appsync", region: "eu-west-1", sha256: Sha256, credentials: { accessKeyId, secretAccessKey, sessionToken } });
  const query = "mutation($event: AWSJSON!) { publish(event: $event) { roomId kind text member { memberId } } }";
  const body = JSON.stringify({ query, variables: { event: JSON.stringify(event) } });
  const host = `127.0.0.1:${api.port}`;
  const request = { method: "POST", protocol: "http:", hostname: "127.0.0.1", port: api.port, path: "/graphql", headers: { host, "content-type": "application/json" }, body };
  return api.post(body, (await signer.sign(request)).headers);
}

it("takes an event from a function's role, and carries it to the room's members alone", async () => {
  const anna = await hearing("anna", "r1");
  const elsewhere = await hearing("bela", "r2");
  expect(await publish({ roomId: "r1", kind: "message", text: "hola «so» <b>$x</b>" })).toMatchObject({ status: 200, data: { publish: { kind: "message" } } });
  expect(await anna.next("data")).toEqual({
    id: "1", type: "data", payload: { data: { onEvent: { roomId: "r1", kind: "message", text: "hola «so» <b>$x</b>", member: null } } },
  });
  await publish({ roomId: "r2", kind: "message", text: "there" });
  expect(await elsewhere.next("data")).toMatchObject({ payload: { data: { onEvent: { text: "there" } } } });
});

it("takes no event from a guest, who has credentials of a role too", async () => {
  const anna = await hearing("anna", "r1");
  expect(await publish({ roomId: "r1", kind: "message", text: "forged" }, guestRole)).toMatchObject({ errors: [{ errorType: "Unauthorized" }] });
  expect((await api.ask(tokenOf("anna"), 'mutation { publish(event: "{}") { roomId } }')).errors).toMatchObject([{ errorType: "Unauthorized" }]);
  await publish({ roomId: "r1", kind: "message", text: "true" });
  expect(await anna.next("data")).toMatchObject({ payload: { data: { onEvent: { text: "true" } } } });
});

it("refuses a subscriber whom the function refuses, in the function's words", async () => {
  const zoe = await listen("zoe", "r1");
  expect(await zoe.next("error")).toMatchObject({
    id: "1", payload: { errors: [{ errorType: "Lambda:Unhandled", message: "NotAMember: You are not in this conversation." }] },
  });
  await publish({ roomId: "r1", kind: "message", text: "not for her" });
  expect(zoe.received.filter(({ type }) => type === "data")).toEqual([]);
});

it("ends the subscription of who left, before the others hear of it", async () => {
  const [anna, bela, elsewhere] = [await hearing("anna", "r1"), await hearing("bela", "r1"), await hearing("anna", "r2")];
  await publish({ roomId: "r1", kind: "left", member: { memberId: "anna" } });
  expect(await anna.next("complete")).toEqual({ id: "1", type: "complete" });
  expect(await bela.next("data")).toMatchObject({ payload: { data: { onEvent: { kind: "left", member: { memberId: "anna" } } } } });
  await publish({ roomId: "r2", kind: "message", text: "still in this one" });
  expect(await elsewhere.next("data")).toMatchObject({ payload: { data: { onEvent: { text: "still in this one" } } } });
  expect(anna.received.filter(({ type }) => type === "data")).toEqual([]);
});

it("sends no event over 240 KB, and says so", async () => {
  const anna = await hearing("anna", "r1");
  await publish({ roomId: "r1", kind: "message", text: "x".repeat(239_000) });
  expect(await anna.next("data")).toBeDefined();
  await publish({ roomId: "r1", kind: "message", text: "ü".repeat(120_000) });
  expect(api.log.join()).toContain("A message of onEvent is over 240000 bytes and was not sent.");
  await publish({ roomId: "r1", kind: "message", text: "small" });
  expect(await anna.next("data")).toMatchObject({ payload: { data: { onEvent: { text: "small" } } } });
});

it("refuses an event whose kind the schema does not have", async () => {
  const answer = await publish({ roomId: "r1", kind: "shouted" });
  expect(answer.errors?.[0]?.["message"]).toContain("Kind");
});
