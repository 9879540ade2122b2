import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BatchWriteItemCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { afterEach, expect, it } from "vitest";
import type { Assembly, Resource } from "../../assembly/model.ts";
import { createSessionCredentials } from "../../authentication/session-credentials.ts";
import { createSignatureVerifier } from "../../authentication/verify-signature.ts";
import { createGateway } from "../../gateway/gateway.ts";
import { everythingAllowed } from "../../iam/everything-allowed.fixture.ts";
import { createDynamoDb } from "./service.ts";

const clock = { now: () => Date.now() };
const closers: (() => Promise<void> | undefined)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const byOwner = {
  indexName: "byOwner",
  keySchema: [
    { attributeName: "owner", keyType: "HASH" },
    { attributeName: "createdAt", keyType: "RANGE" },
  ],
  projection: { projectionType: "ALL" },
};

function assemblyWith(tables: Record<string, object>): Assembly {
  const resources = Object.entries(tables).map(([name, properties]): Resource => {
    return {
      stackPath: [],
      logicalId: name,
      type: "Custom::AmplifyDynamoDBTable",
      ref: name,
      attributes: {},
      properties: { tableName: name, ...properties },
    };
  });
  return {
    directory: "",
    accountId: "000000000000",
    region: "eu-west-1",
    rootStackName: "r",
    rootOutputs: {},
    rootMetadata: {},
    resources,
    resourcesOf: (type) => resources.filter((resource) => resource.type === type),
    assetPath: () => "",
  };
}

const phrases = {
  keySchema: [{ attributeName: "id", keyType: "HASH" }],
  attributeDefinitions: ["id", "owner", "createdAt"].map((attributeName) => ({ attributeName, attributeType: "S" })),
  globalSecondaryIndexes: [byOwner],
};
const memory = {
  keySchema: [{ attributeName: "id", keyType: "HASH" }],
  attributeDefinitions: [{ attributeName: "id", attributeType: "S" }],
  timeToLiveSpecification: { attributeName: "expiresAt", enabled: true },
};

const temporaryFolder = () => mkdtempSync(join(tmpdir(), "dynamodb-"));

async function open(
  dataDirectory = temporaryFolder(),
  tables: Record<string, object> = { Phrase: phrases, Memory: memory },
) {
  const credentials = createSessionCredentials({ dataDirectory, clock });
  const signatures = createSignatureVerifier({ credentials, clock });
  const service = await createDynamoDb({ assembly: assemblyWith(tables), dataDirectory, signatures, access: everythingAllowed });
  closers.push(async () => service.close?.());
  return { service, credentials, dataDirectory };
}

async function serve(dataDirectory?: string) {
  const { service, credentials } = await open(dataDirectory);
  const gateway = createGateway({ services: [service], log: () => undefined });
  const port = await gateway.listen(0, "127.0.0.1");
  closers.push(() => gateway.close());
  const { AccessKeyId, SecretKey, SessionToken } = credentials.issue(
    { arn: "arn:aws:sts::0:assumed-role/r/s", roleArn: "arn:aws:iam::0:role/r", accountId: "0" },
    900,
  );
  const client = (secretAccessKey = SecretKey) =>
    new DynamoDBClient({
      endpoint: `http://127.0.0.1:${port}`,
      region: "eu-west-1",
      maxAttempts: 1,
      credentials: { accessKeyId: AccessKeyId, secretAccessKey, sessionToken: SessionToken },
    });
  return { client: client(), forger: client("not the secret") };
}

const item = (id: string, createdAt = id) => ({ id: { S: id }, owner: { S: "ana" }, createdAt: { S: createdAt } });
const ids = (answer: Record<string, unknown>) => (answer.Items as { id: { S: string } }[]).map(({ id }) => id.S);
const queryByOwner = {
  TableName: "Phrase",
  IndexName: "byOwner",
  KeyConditionExpression: "#o = :o",
  ExpressionAttributeNames: { "#o": "owner" },
  ExpressionAttributeValues: { ":o": { S: "ana" } },
  ScanIndexForward: false,
};

it("answers the SDK, index included", async () => {
  const { client } = await serve();
  for (const id of ["a", "b", "c"]) await client.send(new PutItemCommand({ TableName: "Phrase", Item: item(id) }));
  expect((await client.send(new GetItemCommand({ TableName: "Phrase", Key: { id: { S: "b" } } }))).Item).toEqual(
    item("b"),
  );
  const page = await client.send(new QueryCommand({ ...queryByOwner, Limit: 2 }));
  expect(ids({ Items: page.Items })).toEqual(["c", "b"]);
  const rest = await client.send(new QueryCommand({ ...queryByOwner, ExclusiveStartKey: page.LastEvaluatedKey }));
  expect(ids({ Items: rest.Items })).toEqual(["a"]);
});

it("refuses a call that is signed with another secret", async () => {
  const { forger } = await serve();
  await expect(forger.send(new ListTablesCommand({}))).rejects.toMatchObject({ name: "InvalidSignatureException" });
});

it("knows the assembly's tables and no other", async () => {
  const { client } = await serve();
  expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual(["Memory", "Phrase"]);
  await expect(client.send(new GetItemCommand({ TableName: "Others", Key: { id: { S: "b" } } }))).rejects.toMatchObject(
    { name: "ResourceNotFoundException" },
  );
  const batch = new BatchWriteItemCommand({
    RequestItems: { Others: [{ DeleteRequest: { Key: { id: { S: "x" } } } }] },
  });
  await expect(client.send(batch)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});

it("tells which attribute holds the time to live", async () => {
  const { client } = await serve();
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: "Memory" }));
  expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: "ENABLED", AttributeName: "expiresAt" });
});

it("says that transactions are not emulated", async () => {
  const { client } = await serve();
  await expect(client.send(new TransactWriteItemsCommand({ TransactItems: [] }))).rejects.toMatchObject({
    name: "NotEmulated",
  });
});

it("answers in process with DynamoDB's codes", async () => {
  const { service } = await open();
  const put = { TableName: "Phrase", Item: item("a"), ConditionExpression: "attribute_not_exists(id)" };
  await service.call("PutItem", put);
  await expect(service.call("PutItem", put)).rejects.toMatchObject({
    code: "ConditionalCheckFailedException",
    status: 400,
  });
  await expect(service.call("PutItem", { TableName: "Phrase", Item: {} })).rejects.toMatchObject({
    code: "ValidationException",
  });
  await expect(service.call("GetItem", { TableName: 7 })).rejects.toMatchObject({ code: "SerializationException" });
});

it.each<[string, string, object, string]>([
  ["null in a list", "PutItem", { TableName: "Phrase", Item: { id: { S: "a" }, list: { L: [null] } } }, "SerializationException"],
  ["null for a key of a batch", "BatchGetItem", { RequestItems: { Phrase: { Keys: [null], ProjectionExpression: "id" } } }, "SerializationException"],
  ["a list for a name", "ListTables", { ExclusiveStartTableName: ["a"] }, "SerializationException"],
  ["more parentheses than can be parsed in time", "Scan", { TableName: "Phrase", FilterExpression: `${"NOT (".repeat(60)}a = b${")".repeat(60)}` }, "NotEmulated"],
])("refuses %s by name", async (_what, operation, input, code) => {
  const { service } = await open();
  await expect(service.call(operation, input)).rejects.toMatchObject({ code });
});

it("leaves the caller's input as it was", async () => {
  const { service } = await open();
  const input = Object.freeze({ TableName: "Phrase", Item: Object.freeze(item("a")), Unknown: 1 });
  await service.call("PutItem", input);
  expect(input).toHaveProperty("Unknown", 1);
});

it("has what was written after a restart, and builds an index that is new", async () => {
  const before = await open(temporaryFolder(), {
    Phrase: {
      ...phrases,
      attributeDefinitions: [{ attributeName: "id", attributeType: "S" }],
      globalSecondaryIndexes: undefined,
    },
  });
  await before.service.call("PutItem", { TableName: "Phrase", Item: item("a") });
  await before.service.call("PutItem", {
    TableName: "Phrase",
    Item: { id: { S: "b" }, owner: { N: "1" }, createdAt: { S: "of another type" } },
  });
  await before.service.close?.();
  const after = await open(before.dataDirectory);
  expect(ids(await after.service.call("Query", queryByOwner))).toEqual(["a"]);
  await after.service.call("DeleteItem", { TableName: "Phrase", Key: { id: { S: "b" } } });
  expect(ids(await after.service.call("Scan", { TableName: "Phrase" }))).toEqual(["a"]);
});

it("carries items over to a changed key where they have it", async () => {
  const before = await open();
  await before.service.call("PutItem", { TableName: "Phrase", Item: item("a") });
  await before.service.call("PutItem", { TableName: "Phrase", Item: { id: { S: "b" } } });
  await before.service.close?.();
  const after = await open(before.dataDirectory, {
    Phrase: {
      ...phrases,
      keySchema: [
        { attributeName: "owner", keyType: "HASH" },
        { attributeName: "id", keyType: "RANGE" },
      ],
    },
  });
  const found = await after.service.call("GetItem", {
    TableName: "Phrase",
    Key: { owner: { S: "ana" }, id: { S: "a" } },
  });
  expect(found.Item).toEqual(item("a"));
  expect(ids(await after.service.call("Scan", { TableName: "Phrase" }))).toEqual(["a"]);
});

it("says so when another process has the data open", async () => {
  const { dataDirectory } = await open();
  await expect(open(dataDirectory)).rejects.toThrow(/in use by another/);
});
