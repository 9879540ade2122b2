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
  const tables = tablesOf(request).map(([name, asked]) => [name, withKeysProjected(asked as Keys)] as const);
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
    data: Object.fromEntries(tables.map(([name, { keys, added }]) => [name, keys.map((key) => itemOf(found[name] ?? [], toItem(key), added))])),
    unprocessedKeys: Object.fromEntries(tables.map(([name]) => [name, (unprocessed[name]?.Keys ?? []).map(fromItem)])),
  };
}

/** DynamoDB answers in no order: an item is known by its key, so a projection that leaves the key out asks for it too (`added`). */
function withKeysProjected({ keys, projection, ...asked }: Keys): Keys & { readonly added: readonly string[] } {
  if (!projection?.expression) return { ...asked, keys, added: [] };
  const { expression: paths, expressionNames = {} } = projection;
  const projected = new Set(paths.split(",").map((path) => expressionNames[path.trim()] ?? path.trim()));
  const added = Object.keys(keys[0] ?? {}).filter((name) => !projected.has(name));
  const names = Object.fromEntries(added.map((name, index) => [`#key_${index}`, name]));
  const expressionWithKeys = [paths, ...Object.keys(names)].join(", ");
  return { ...asked, keys, added, projection: { expression: expressionWithKeys, expressionNames: { ...expressionNames, ...names } } };
}

function itemOf(items: readonly Item[], key: Item, added: readonly string[]): unknown {
  const item = items.find((each) => Object.entries(key).every(([name, value]) => isDeepStrictEqual(each[name], value)));
  return item ? fromItem(Object.fromEntries(Object.entries(item).filter(([name]) => !added.includes(name)))) : null;
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
