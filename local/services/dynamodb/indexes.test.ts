import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { writeAssembly } from "../../assembly/assembly-for-tests.ts";
import { loadAssembly } from "../../assembly/load-assembly.ts";
import { everythingAllowed } from "../../iam/everything-allowed.fixture.ts";
import { createDynamoDb } from "./service.ts";

/** As the CDK writes a table of rooms and their messages: messages in order, and the rooms alone by their end. */
const assembly = loadAssembly(
  writeAssembly({
    Resources: {
      Rooms: {
        Type: "AWS::DynamoDB::Table",
        Properties: {
          TableName: "Rooms",
          KeySchema: [{ AttributeName: "id", KeyType: "HASH" }, { AttributeName: "part", KeyType: "RANGE" }],
          AttributeDefinitions: [
            { AttributeName: "id", AttributeType: "S" },
            { AttributeName: "part", AttributeType: "S" },
            { AttributeName: "sequence", AttributeType: "N" },
            { AttributeName: "kind", AttributeType: "S" },
            { AttributeName: "endsAt", AttributeType: "N" },
          ],
          LocalSecondaryIndexes: [
            {
              IndexName: "bySequence",
              KeySchema: [{ AttributeName: "id", KeyType: "HASH" }, { AttributeName: "sequence", KeyType: "RANGE" }],
              Projection: { ProjectionType: "ALL" },
            },
          ],
          GlobalSecondaryIndexes: [
            {
              IndexName: "byEnd",
              KeySchema: [{ AttributeName: "kind", KeyType: "HASH" }, { AttributeName: "endsAt", KeyType: "RANGE" }],
              Projection: { ProjectionType: "KEYS_ONLY" },
            },
          ],
          BillingMode: "PAY_PER_REQUEST",
        },
      },
    },
  }, {}, {}),
);
const nobody = { verify: () => Promise.reject(new Error("Nothing is signed here.")) };
const temporaryFolder = () => mkdtempSync(join(tmpdir(), "dynamodb-"));

const closers: (() => Promise<void> | undefined)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function open(dataDirectory = temporaryFolder()) {
  const dynamodb = await createDynamoDb({ assembly, dataDirectory, signatures: nobody, access: everythingAllowed });
  closers.push(async () => dynamodb.close?.());
  const call = (operation: string, input: object) => dynamodb.call(operation, { TableName: "Rooms", ...input });
  return {
    call,
    put: (item: object) => call("PutItem", { Item: item }),
    after: (sequence: number, more: object = {}) =>
      call("Query", {
        IndexName: "bySequence",
        KeyConditionExpression: "id = :id AND #sequence > :after",
        ExpressionAttributeNames: { "#sequence": "sequence" },
        ExpressionAttributeValues: { ":id": { S: "room#1" }, ":after": { N: String(sequence) } },
        ConsistentRead: true,
        ...more,
      }),
    ended: (at: number) =>
      call("Query", {
        IndexName: "byEnd",
        KeyConditionExpression: "kind = :room AND endsAt <= :now",
        ExpressionAttributeValues: { ":room": { S: "room" }, ":now": { N: String(at) } },
      }),
    close: () => dynamodb.close?.(),
  };
}

const room = (name: string, endsAt: number) => ({ id: { S: `room#${name}` }, part: { S: "room" }, kind: { S: "room" }, endsAt: { N: String(endsAt) }, title: { S: "T" } });
const message = (sequence: number) => ({ id: { S: "room#1" }, part: { S: `message#${100 - sequence}` }, sequence: { N: String(sequence) }, text: { S: "hola" } });
const items = (answer: Record<string, unknown>) => answer["Items"] as Record<string, Record<string, string>>[];
const sequences = (answer: Record<string, unknown>) => items(answer).map((item) => Number(item["sequence"]?.["N"]));

it("reads a local index consistently, in the order of its numbers, page by page", async () => {
  const { put, after } = await open();
  await put(room("1", 500));
  for (const sequence of [10, 2, 9, 1, 100]) await put(message(sequence));
  const first = await after(1, { Limit: 2 });
  expect(sequences(first)).toEqual([2, 9]);
  expect(items(first)[0]).toMatchObject({ text: { S: "hola" } });
  expect(sequences(await after(1, { ExclusiveStartKey: first["LastEvaluatedKey"] }))).toEqual([10, 100]);
  expect(sequences(await after(-5, { ScanIndexForward: false, Limit: 1 }))).toEqual([100]);
  await put({ ...message(9), sequence: { N: "200" } });
  expect(sequences(await after(2))).toEqual([10, 100, 200]);
});

it("refuses a consistent read of a global index, as DynamoDB does", async () => {
  const { call } = await open();
  const query = { IndexName: "byEnd", KeyConditionExpression: "kind = :room", ExpressionAttributeValues: { ":room": { S: "room" } }, ConsistentRead: true };
  await expect(call("Query", query)).rejects.toMatchObject({ code: "ValidationException", message: expect.stringContaining("Consistent reads") as string });
});

it("holds in a sparse index only what has both of its keys, with nothing but the keys", async () => {
  const { put, call, ended } = await open();
  await put(room("1", 500));
  await put(room("2", 700));
  await put(message(1));
  await put({ id: { S: "room#3" }, part: { S: "room" }, kind: { S: "room" } });
  expect(items(await ended(600))).toEqual([{ id: { S: "room#1" }, part: { S: "room" }, kind: { S: "room" }, endsAt: { N: "500" } }]);
  const key = { Key: { id: { S: "room#1" }, part: { S: "room" } } };
  await call("UpdateItem", { ...key, UpdateExpression: "SET endsAt = :later", ExpressionAttributeValues: { ":later": { N: "900" } } });
  expect(items(await ended(600))).toEqual([]);
  await call("UpdateItem", { ...key, UpdateExpression: "REMOVE kind" });
  expect(items(await ended(1000)).map((item) => item["id"]?.["S"])).toEqual(["room#2"]);
});

it("counts up once for each of a hundred changes at a time", async () => {
  const { put, call } = await open();
  await put(room("1", 500));
  const next = () =>
    call("UpdateItem", {
      Key: { id: { S: "room#1" }, part: { S: "room" } },
      UpdateExpression: "ADD lastSequence :one",
      ConditionExpression: "attribute_exists(id)",
      ExpressionAttributeValues: { ":one": { N: "1" } },
      ReturnValues: "UPDATED_NEW",
    });
  const answers = await Promise.all(Array.from({ length: 100 }, next));
  const numbers = answers.map(({ Attributes }) => Number((Attributes as { lastSequence: { N: string } }).lastSequence.N));
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
});

it("has both indexes whole again after a process that was killed", async () => {
  const dataDirectory = temporaryFolder();
  const before = await open(dataDirectory);
  await before.put(room("1", 500));
  for (const sequence of [3, 1, 2]) await before.put(message(sequence));
  await before.close();
  closers.length = 0;
  writeFileSync(join(dataDirectory, "dynamodb", "open"), ""); // What a killed process leaves behind.
  const { after, ended } = await open(dataDirectory);
  expect(sequences(await after(0))).toEqual([1, 2, 3]);
  expect(items(await ended(600))).toHaveLength(1);
});

const aNull = { NULL: true };
const key = { id: { S: "room#1" }, part: { S: "room" } };
const set = (name: string) => ({ Key: key, UpdateExpression: "SET #it = :null", ExpressionAttributeNames: { "#it": name }, ExpressionAttributeValues: { ":null": aNull } });
const batch = (item: object) => ({ RequestItems: { Rooms: [{ PutRequest: { Item: item } }] } });

it.each([
  ["PutItem", { Item: { ...key, kind: aNull } }, "Index Key kind Expected: S Actual: NULL IndexName: byEnd"],
  ["PutItem", { Item: { ...key, kind: { S: "room" }, endsAt: aNull } }, "Index Key endsAt Expected: N Actual: NULL IndexName: byEnd"],
  ["PutItem", { Item: { ...key, sequence: aNull } }, "Index Key sequence Expected: N Actual: NULL IndexName: bySequence"],
  ["PutItem", { Item: { ...key, part: aNull } }, "Type mismatch for key part expected: S actual: NULL"],
  ["BatchWriteItem", batch({ ...key, kind: aNull }), "Index Key kind Expected: S Actual: NULL IndexName: byEnd"],
  ["UpdateItem", set("kind"), "Index Key kind Expected: S Actual: NULL IndexName: byEnd"],
  ["UpdateItem", set("sequence"), "Index Key sequence Expected: N Actual: NULL IndexName: bySequence"],
])("refuses null where an index has a key: %s %#", async (operation, input, words) => {
  const { put, call } = await open();
  await put(room("1", 500));
  await expect(call(operation, input)).rejects.toMatchObject({ code: "ValidationException", message: expect.stringContaining(words) as string });
});
