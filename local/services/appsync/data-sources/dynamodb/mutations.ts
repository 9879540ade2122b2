import { isDeepStrictEqual } from "node:util";
import { ResolverError } from "../../resolvers/resolver-error.ts";
import { fromItem } from "../../util/dynamodb.ts";
import { expression, keyOf, placeholders, toItem, type Call, type DynamoDbRequest, type Item } from "./request.ts";

const conditionFailed = "DynamoDB:ConditionalCheckFailedException";

export async function putItem(call: Call, request: DynamoDbRequest): Promise<unknown> {
  const item = { ...toItem(request.attributeValues ?? {}), ...keyOf(request) };
  return conditioned(call, request, (current) => current !== undefined && sameBut(request, current, item), async () => {
    await call("PutItem", {
      Item: item,
      ...expression("ConditionExpression", request.condition),
      ...placeholders(request.condition),
    });
    return fromItem(item);
  });
}

export async function updateItem(call: Call, request: DynamoDbRequest): Promise<unknown> {
  return conditioned(call, request, () => false, async () => {
    const { Attributes } = await call("UpdateItem", {
      Key: keyOf(request),
      ...expression("UpdateExpression", request.update),
      ...expression("ConditionExpression", request.condition),
      ...placeholders(request.update, request.condition),
      ReturnValues: "ALL_NEW",
    });
    return Attributes ? fromItem(Attributes as Item) : null;
  });
}

export async function deleteItem(call: Call, request: DynamoDbRequest): Promise<unknown> {
  return conditioned(call, request, () => false, async () => {
    const { Attributes } = await call("DeleteItem", {
      Key: keyOf(request),
      ...expression("ConditionExpression", request.condition),
      ...placeholders(request.condition),
      ReturnValues: "ALL_OLD",
    });
    return Attributes ? fromItem(Attributes as Item) : null;
  });
}

/**
 * When the condition fails, AppSync reads what stands there: if that is what the mutation would have made, it succeeded;
 * else the error carries it as `data`
 * (https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-resolver-mapping-template-reference-dynamodb-condition-expressions.html).
 */
async function conditioned(
  call: Call,
  request: DynamoDbRequest,
  isDone: (current: Item | undefined) => boolean,
  mutate: () => Promise<unknown>,
): Promise<unknown> {
  try {
    return await mutate();
  } catch (error) {
    if (!(error instanceof ResolverError) || error.errorType !== conditionFailed) throw error;
    const ConsistentRead = request.condition?.consistentRead ?? true;
    const { Item: current } = await call("GetItem", { Key: keyOf(request), ConsistentRead });
    if (isDone(current as Item | undefined)) return fromItem(current as Item);
    throw new ResolverError(error.message, error.errorType, current ? fromItem(current as Item) : null);
  }
}

function sameBut({ condition }: DynamoDbRequest, current: Item, wanted: Item): boolean {
  const ignored = condition?.equalsIgnore ?? [];
  const relevant = (item: Item) => Object.fromEntries(Object.entries(fromItem(item)).filter(([name]) => !ignored.includes(name)));
  return isDeepStrictEqual(relevant(current), relevant(wanted));
}
