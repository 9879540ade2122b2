import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import type { Assembly, Resource } from "../../assembly/model.ts";
import type { SignatureVerifier, TokenVerifier } from "../../authentication/principal.ts";
import { AwsError } from "../../gateway/aws-error.ts";
import { createGateway } from "../../gateway/gateway.ts";
import type { AccessControl } from "../../iam/access-control.ts";
import { everythingAllowed } from "../../iam/everything-allowed.fixture.ts";
// oxlint-disable-next-line no-restricted-imports -- only tests: they stand on a real table
import { createDynamoDb } from "../dynamodb/service.ts";
import type { LambdaInvoker } from "../interfaces.ts";
import { createAppSync } from "./service.ts";

export interface TestApi {
  readonly schema: string;
  /** `AWS::AppSync::Resolver` properties by `Type.field`. */
  readonly resolvers?: Readonly<Record<string, object>>;
  /** `AWS::AppSync::FunctionConfiguration` properties by id. */
  readonly functions?: Readonly<Record<string, object>>;
  /** Properties of the API besides the user pool. */
  readonly api?: object;
  readonly lambda?: LambdaInvoker["invoke"];
  readonly signatures?: SignatureVerifier;
  /** Default: everything is allowed. */
  readonly access?: AccessControl;
  readonly timeLimitMs?: number;
}

export interface Answer {
  readonly status: number;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly Record<string, unknown>[];
}

/** A JSON value, read loosely by assertions. */
export type Message = Readonly<Record<string, unknown>>;

const resource = (type: string, logicalId: string, properties: object, attributes: Record<string, string> = {}): Resource => ({
  stackPath: [],
  logicalId,
  type,
  ref: logicalId,
  attributes,
  properties: properties as Record<string, unknown>,
});

function assemblyOf({ schema, resolvers = {}, functions = {}, api = {} }: TestApi): Assembly {
  const ApiId = "api";
  const dataSource = (Name: string, rest: object) => resource("AWS::AppSync::DataSource", Name, { ApiId, Name, ServiceRoleArn: "arn:aws:iam::000000000000:role/data-source", ...rest });
  const resources = [
    resource("AWS::AppSync::GraphQLApi", "Api", { AuthenticationType: "AMAZON_COGNITO_USER_POOLS", UserPoolConfig: { UserPoolId: "pool" }, ...api }, { ApiId }),
    resource("AWS::AppSync::GraphQLSchema", "Schema", { ApiId, Definition: schema }),
    resource("AWS::AppSync::ApiKey", "Key", { ApiId }, { ApiKey: "da2-key" }),
    dataSource("none", { Type: "NONE" }),
    dataSource("table", { Type: "AMAZON_DYNAMODB", DynamoDBConfig: { TableName: "Notes" } }),
    dataSource("function", { Type: "AWS_LAMBDA", LambdaConfig: { LambdaFunctionArn: "arn:function" } }),
    dataSource("search", { Type: "AMAZON_OPENSEARCH_SERVICE" }),
    ...Object.entries(functions).map(([id, properties]) =>
      resource("AWS::AppSync::FunctionConfiguration", id, { ApiId, ...properties }, { FunctionId: id }),
    ),
    ...Object.entries(resolvers).map(([name, properties]) => {
      const [TypeName, FieldName] = name.split(".");
      return resource("AWS::AppSync::Resolver", name, { ApiId, TypeName, FieldName, ...properties });
    }),
    resource("Custom::AmplifyDynamoDBTable", "Notes", {
      tableName: "Notes",
      keySchema: [{ attributeName: "id", keyType: "HASH" }],
      attributeDefinitions: [
        { attributeName: "id", attributeType: "S" },
        { attributeName: "owner", attributeType: "S" },
      ],
      globalSecondaryIndexes: [
        { indexName: "byOwner", keySchema: [{ attributeName: "owner", keyType: "HASH" }], projection: { projectionType: "ALL" } },
      ],
    }),
  ];
  return {
    directory: "",
    accountId: "000000000000",
    region: "eu-west-1",
    rootStackName: "test",
    rootOutputs: {},
    rootMetadata: {},
    resources,
    resourcesOf: (type) => resources.filter((each) => each.type === type),
    assetPath: (key) => key,
  };
}

/** A token that `testTokens` takes; `seconds` is how long. */
export function tokenOf(name: string, { groups = [], seconds = 3600 }: { groups?: readonly string[]; seconds?: number } = {}): string {
  const claims = { sub: `${name}-sub`, username: name, exp: Date.now() / 1000 + seconds, "cognito:groups": groups };
  return `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.signed`;
}

const testTokens: TokenVerifier = {
  verify(token) {
    const [, claims = "", signature] = token.split(".");
    if (signature !== "signed") return Promise.reject(new AwsError("NotAuthorizedException", "Signature is not valid.", 400));
    const read = JSON.parse(Buffer.from(claims, "base64url").toString()) as { sub: string; username: string; exp: number };
    return Promise.resolve({ iss: "https://issuer/pool", token_use: "access", ...read });
  },
};

const noSignatures: SignatureVerifier = {
  verify: () => Promise.reject(new AwsError("UnrecognizedClientException", "The security token included in the request is invalid.", 403)),
};

/** Serves a small API, with a real table, over a real port. */
export async function serveApi(api: TestApi) {
  const assembly = assemblyOf(api);
  const log: string[] = [];
  const { signatures = noSignatures, access = everythingAllowed } = api;
  const dynamodb = await createDynamoDb({ assembly, dataDirectory: mkdtempSync(join(tmpdir(), "parley-appsync-")), signatures, access });
  const lambda: LambdaInvoker = { invoke: api.lambda ?? (() => Promise.resolve({ payload: null })) };
  const appSync = await createAppSync({
    assembly,
    lambda,
    dynamodb,
    tokens: testTokens,
    signatures,
    access,
    clock: Date,
    log: (line) => log.push(line),
    ...(api.timeLimitMs === undefined ? {} : { timeLimitMs: api.timeLimitMs }),
  });
  const gateway = createGateway({ services: [appSync], log: (line) => log.push(line) });
  const port = await gateway.listen(0, "127.0.0.1");

  async function post(body: string | Buffer, headers: Record<string, string>): Promise<Answer> {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: "POST", headers, body });
    return { status: response.status, ...((await response.json()) as object) };
  }

  return {
    port,
    log,
    post,
    ask: (authorization: string, query: string, variables: object = {}) =>
      post(JSON.stringify({ query, variables }), { authorization }),
    connect: (header: object | undefined) => connect(port, header),
    async close() {
      await gateway.close();
      await appSync.close?.();
      await dynamodb.close?.();
    },
  };
}

/** A client that keeps what it receives; `next` waits for the first message of a type that was not asked for yet. */
async function connect(port: number, header: object | undefined) {
  const protocols = ["graphql-ws", ...(header ? [`header-${Buffer.from(JSON.stringify(header)).toString("base64url")}`] : [])];
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql/realtime`, protocols);
  const received: Message[] = [];
  const waiting = new Set<() => void>();
  socket.on("message", (data: Buffer) => {
    received.push(JSON.parse(data.toString()) as Message);
    for (const wake of waiting) wake();
  });
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  const send = (message: object) => socket.send(JSON.stringify(message));

  function next(type: string): Promise<Message> {
    return new Promise((resolve) => {
      const look = () => {
        const index = received.findIndex((message) => message["type"] === type);
        if (index === -1) return;
        waiting.delete(look);
        resolve(received.splice(index, 1)[0] ?? {});
      };
      waiting.add(look);
      look();
    });
  }

  return {
    send,
    next,
    received,
    closed,
    start: (id: string, authorization: object, query: string, variables: object = {}) =>
      send({ id, type: "start", payload: { data: JSON.stringify({ query, variables }), extensions: { authorization } } }),
    close: () => socket.terminate(),
  };
}
