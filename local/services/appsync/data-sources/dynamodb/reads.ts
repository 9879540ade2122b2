import { ResolverError } from "../../resolvers/resolver-error.ts";
import { fromItem } from "../../util/dynamodb.ts";
import { expression, keyOf, placeholders, type Call, type DynamoDbRequest, type Item } from "./request.ts";

export async function getItem(call: Call, request: DynamoDbRequest): Promise<unknown> {
  const { Item: item } = await call("GetItem", {
    Key: keyOf(request),
    ...(request.consistentRead === undefined ? {} : { ConsistentRead: request.consistentRead }),
    ...expression("ProjectionExpression", request.projection),
    ...placeholders(request.projection),
  });
  return item ? fromItem(item as Item) : null;
}

export function query(call: Call, request: DynamoDbRequest): Promise<unknown> {
  return page(call, "Query", request, {
    ...expression("KeyConditionExpression", request.query),
    ...(request.scanIndexForward === undefined ? {} : { ScanIndexForward: request.scanIndexForward }),
  });
}

export function scan(call: Call, request: DynamoDbRequest): Promise<unknown> {
  return page(call, "Scan", request, {
    ...(request.totalSegments === undefined ? {} : { TotalSegments: request.totalSegments, Segment: request.segment }),
  });
}

async function page(call: Call, operation: string, request: DynamoDbRequest, input: Record<string, unknown>): Promise<unknown> {
  const { index, limit, nextToken, consistentRead, select } = request;
  const answer = await call(operation, {
    ...input,
    ...expression("FilterExpression", request.filter),
    ...expression("ProjectionExpression", request.projection),
    ...placeholders(request.query, request.filter, request.projection),
    ...(index ? { IndexName: index } : {}),
    ...(limit === undefined || limit === null ? {} : { Limit: limit }),
    ...(nextToken ? { ExclusiveStartKey: readToken(nextToken) } : {}),
    ...(consistentRead === undefined ? {} : { ConsistentRead: consistentRead }),
    ...(select === undefined ? {} : { Select: select }),
  });
  const last = answer["LastEvaluatedKey"] as Item | undefined;
  return {
    items: ((answer["Items"] ?? []) as Item[]).map(fromItem),
    nextToken: last ? writeToken(last) : null,
    scannedCount: answer["ScannedCount"] ?? null,
  };
}

const writeToken = (key: Item) => Buffer.from(JSON.stringify({ version: 1, key })).toString("base64");

function readToken(token: string): unknown {
  try {
    const { key } = JSON.parse(Buffer.from(token, "base64").toString("utf8")) as { key?: unknown };
    if (typeof key === "object" && key !== null) return key;
  } catch {
    // Named below, as any other text that is no token.
  }
  throw new ResolverError("Invalid pagination token given.", "DynamoDB:DynamoDbException");
}
