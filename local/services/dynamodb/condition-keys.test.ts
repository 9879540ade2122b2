import { expect, it } from "vitest";
import { requiredAccess } from "./required-access.ts";

const place = { region: "us-east-1", accountId: "000000000000" };
const partitionKeyOf = (table: string, index?: string) => ({ Notes: "owner", "Notes/byId": "id" })[index === undefined ? table : `${table}/${index}`];
const keysOf = (operation: string, input: object) => requiredAccess(operation, input, place, partitionKeyOf).map(({ keys }) => keys?.["dynamodb:leadingkeys"]);

const TableName = "Notes";
const me = { owner: { S: "me" }, text: { S: "you" } };
const values = { ":me": { S: "me" }, ":t": { N: "5" } };
const query = (KeyConditionExpression: string, more: object = {}) => ({ TableName, KeyConditionExpression, ExpressionAttributeValues: values, ...more });

it.each<[what: string, operation: string, input: object, keys: unknown[]]>([
  ["GetItem", "GetItem", { TableName, Key: me }, [["me"]]],
  ["a number", "DeleteItem", { TableName, Key: { owner: { N: "7" } } }, [["7"]]],
  ["PutItem", "PutItem", { TableName, Item: me }, [["me"]]],
  ["UpdateItem", "UpdateItem", { TableName, Key: me }, [["me"]]],
  ["Query", "Query", query("owner = :me"), [["me"]]],
  ["Query by a name that stands for the key, beside another condition", "Query", query("begins_with(#t, :t) AND (#o = :me)", { ExpressionAttributeNames: { "#o": "owner", "#t": "at" } }), [["me"]]],
  ["Query the other way round", "Query", query(":me=owner"), [["me"]]],
  ["Query of an index has the index's key", "Query", query("id = :me AND owner = :t", { IndexName: "byId" }), [["me"]]],
  ["Query by the older KeyConditions", "Query", { TableName, KeyConditions: { owner: { ComparisonOperator: "EQ", AttributeValueList: [{ S: "me" }] } } }, [["me"]]],
  ["BatchGetItem", "BatchGetItem", { RequestItems: { Notes: { Keys: [me, { owner: { S: "you" } }] } } }, [["me", "you"]]],
  ["BatchWriteItem", "BatchWriteItem", { RequestItems: { Notes: [{ PutRequest: { Item: me } }, { DeleteRequest: { Key: { owner: { S: "you" } } } }] } }, [["me", "you"]]],
  ["Scan", "Scan", { TableName }, [undefined]],
])("names the partition keys of %s", (_what, operation, input, keys) => {
  expect(keysOf(operation, input)).toEqual(keys);
});

it.each<[what: string, operation: string, input: object]>([
  ["a key that is no object", "GetItem", { TableName, Key: "me" }],
  ["a value that is no text", "GetItem", { TableName, Key: { owner: { S: 5 } } }],
  ["an expression that is no text", "Query", { TableName, KeyConditionExpression: 5 }],
  ["an expression that compares nothing", "Query", query("owner <> :me")],
  ["a value that is not there", "Query", query("owner = :you")],
  ["batches that are no lists", "BatchWriteItem", { RequestItems: { Notes: "x" } }],
  ["another table", "GetItem", { TableName: "Others", Key: me }],
])("names none for %s, which DynamoDB refuses", (_what, operation, input) => {
  expect(keysOf(operation, input)).toEqual([undefined]);
});

it("passes on what a request selects and returns", () => {
  const input = { TableName, Key: me, Select: "COUNT", ReturnValues: "ALL_OLD", ReturnConsumedCapacity: "TOTAL" };
  expect(requiredAccess("UpdateItem", input, place, partitionKeyOf)[0]?.keys).toMatchObject({
    "dynamodb:select": "COUNT",
    "dynamodb:returnvalues": "ALL_OLD",
    "dynamodb:returnconsumedcapacity": "TOTAL",
  });
});
