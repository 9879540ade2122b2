import { isDeepStrictEqual } from "node:util";
import { mappingError } from "../../resolvers/resolver-error.ts";
import { fromItem } from "../../util/dynamodb.ts";
import { expression, placeholders, toItem, type Call, type DynamoDbRequest, type Expression, type Item } from "./request.ts";

interface Keys {
  readonly keys: readonly Item[];
  readonly consistentRead?: boolean;
  readonly projection?: Expression;
}

function tablesOf(request: DynamoDbRequest): [string, unknown][] {
  if (!request.tables) throw mappingError("Value for field '$[tables]' not found.");
  return Object.entries(request.tables);
}

/** `data` holds the items of each table in the order of the keys asked for, null where there is none. */
export async function batchGetItem(call: Call, request: DynamoDbRequest): Promise<unknown> {
  const tables = tablesOf(request).map(([name, asked]) => [name, asked as Keys] as const);
  const { Responses = {}, UnprocessedKeys = {} } = await call("BatchGetItem", {
    RequestItems: Object.fromEntries(
      tables.map(([name, { keys, consistentRead, projection }]) => [
        name,
        {
          Keys: keys.map(toItem),
          ...(consistentRead === undefined ? {} : { ConsistentRead: consistentRead }),
          ...expression("ProjectionExpression", projection),
          ...placeholders(projection),
        },
      ]),
    ),
  });
  const found = Responses as Record<string, Item[]>;
  const unprocessed = UnprocessedKeys as Record<string, { Keys: Item[] }>;
  return {
    data: Object.fromEntries(tables.map(([name, { keys }]) => [name, keys.map((key) => itemOf(found[name] ?? [], toItem(key)))])),
    unprocessedKeys: Object.fromEntries(tables.map(([name]) => [name, (unprocessed[name]?.Keys ?? []).map(fromItem)])),
  };
}

function itemOf(items: readonly Item[], key: Item): unknown {
  const item = items.find((each) => Object.entries(key).every(([name, value]) => isDeepStrictEqual(each[name], value)));
  return item ? fromItem(item) : null;
}

export async function batchPutItem(call: Call, request: DynamoDbRequest): Promise<unknown> {
  const { data, unprocessed } = await write(call, request, (Item) => ({ PutRequest: { Item } }));
  return { data, unprocessedItems: unprocessed };
}

export async function batchDeleteItem(call: Call, request: DynamoDbRequest): Promise<unknown> {
  const { data, unprocessed } = await write(call, request, (Key) => ({ DeleteRequest: { Key } }));
  return { data, unprocessedKeys: unprocessed };
}

async function write(call: Call, request: DynamoDbRequest, asRequest: (item: Item) => object) {
  const tables = tablesOf(request).map(([name, items]) => [name, (items as Item[]).map(toItem)] as const);
  const { UnprocessedItems = {} } = await call("BatchWriteItem", {
    RequestItems: Object.fromEntries(tables.map(([name, items]) => [name, items.map(asRequest)])),
  });
  const left = UnprocessedItems as Record<string, { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } }[]>;
  return {
    data: Object.fromEntries(tables.map(([name, items]) => [name, items.map(fromItem)])),
    unprocessed: Object.fromEntries(
      tables.map(([name]) => [name, (left[name] ?? []).map((each) => fromItem(each.PutRequest?.Item ?? each.DeleteRequest?.Key ?? {}))]),
    ),
  };
}
