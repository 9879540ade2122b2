import { toConditionExpression, type DynamoDbExpression } from "../util/condition-expression.ts";
import { toMapValues } from "../util/dynamodb.ts";
import { toUpdateExpression, operations } from "./update-expression.ts";

type Values = Readonly<Record<string, unknown>>;

/** DynamoDB refuses an empty map of values. */
function written({ expression, expressionNames, expressionValues }: DynamoDbExpression): object {
  return { expression, expressionNames, ...(Object.keys(expressionValues).length > 0 ? { expressionValues } : {}) };
}

const optional = (name: string, value: unknown) => (value === undefined || value === null ? {} : { [name]: value });
const condition = (filter?: Values) => (filter ? { condition: written(toConditionExpression(filter)) } : {});
const filtered = (filter?: Values) => (filter ? { filter: written(toConditionExpression(filter)) } : {});

function projected(fields?: readonly string[]): object {
  if (!fields) return {};
  const names = Object.fromEntries(fields.flatMap((field) => field.split(".")).map((name) => [`#${name.replace(/\W/g, "_")}`, name]));
  const expression = fields.map((field) => field.split(".").map((name) => `#${name.replace(/\W/g, "_")}`).join(".")).join(",");
  return { projection: { expression, expressionNames: names } };
}

interface Common {
  readonly condition?: Values;
  readonly filter?: Values;
  readonly projection?: readonly string[];
  readonly index?: string;
  readonly limit?: number;
  readonly nextToken?: string | null;
  readonly consistentRead?: boolean;
  readonly scanIndexForward?: boolean;
  readonly select?: string;
  readonly totalSegments?: number;
  readonly segment?: number;
}

const paging = ({ index, limit, nextToken, consistentRead, select, filter, projection }: Common) => ({
  ...optional("index", index),
  ...optional("limit", limit),
  ...optional("nextToken", nextToken),
  ...optional("consistentRead", consistentRead),
  ...optional("select", select),
  ...filtered(filter),
  ...projected(projection),
});

type Tables<Asked> = Readonly<Record<string, Asked>>;

const eachTable = <Asked>(tables: Tables<Asked>, write: (asked: Asked) => object) =>
  Object.fromEntries(Object.entries(tables).map(([name, asked]) => [name, write(asked)]));

/** The module `@aws-appsync/utils/dynamodb`: https://docs.aws.amazon.com/appsync/latest/devguide/built-in-modules-js.html */
export const dynamodbHelpers = {
  get: ({ key, consistentRead, projection }: Common & { key: Values }) => ({
    operation: "GetItem",
    key: toMapValues(key),
    ...optional("consistentRead", consistentRead),
    ...projected(projection),
  }),
  put: ({ key, item, condition: only }: Common & { key: Values; item: Values }) => ({
    operation: "PutItem",
    key: toMapValues(key),
    attributeValues: toMapValues(item),
    ...condition(only),
  }),
  update: ({ key, update, condition: only }: Common & { key: Values; update: Values }) => ({
    operation: "UpdateItem",
    key: toMapValues(key),
    update: toUpdateExpression(update),
    ...condition(only),
  }),
  remove: ({ key, condition: only }: Common & { key: Values }) => ({
    operation: "DeleteItem",
    key: toMapValues(key),
    ...condition(only),
  }),
  query: ({ query, ...options }: Common & { query: Values }) => ({
    operation: "Query",
    query: written(toConditionExpression(query)),
    ...optional("scanIndexForward", options.scanIndexForward),
    ...paging(options),
  }),
  scan: (options: Common = {}) => ({
    operation: "Scan",
    ...optional("totalSegments", options.totalSegments),
    ...optional("segment", options.segment),
    ...paging(options),
  }),
  batchGet: ({ tables }: { tables: Tables<{ keys: readonly Values[]; consistentRead?: boolean; projection?: readonly string[] }> }) => ({
    operation: "BatchGetItem",
    tables: eachTable(tables, ({ keys, consistentRead, projection }) => ({
      keys: keys.map(toMapValues),
      ...optional("consistentRead", consistentRead),
      ...projected(projection),
    })),
  }),
  batchPut: ({ tables }: { tables: Tables<readonly Values[]> }) => ({
    operation: "BatchPutItem",
    tables: eachTable(tables, (items) => items.map(toMapValues)),
  }),
  batchDelete: ({ tables }: { tables: Tables<readonly Values[]> }) => ({
    operation: "BatchDeleteItem",
    tables: eachTable(tables, (keys) => keys.map(toMapValues)),
  }),
  // The data source answers what it is that is not emulated.
  sync: () => ({ operation: "Sync" }),
  transactGet: () => ({ operation: "TransactGetItems" }),
  transactWrite: () => ({ operation: "TransactWriteItems" }),
  operations,
};
