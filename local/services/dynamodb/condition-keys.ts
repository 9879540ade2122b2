import { recordOf, recordsOf, textOf, textsOf } from "../../assembly/read-property.ts";
import type { Keys } from "../../iam/condition-keys.ts";

type Input = Readonly<Record<string, unknown>>;

/**
 * What a request says to conditions (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html).
 * `partitionKey` is the name of it in the table or index that is read.
 */
export function conditionKeys(input: Input, partitionKey: string | undefined): Keys {
  const said = ["Select", "ReturnValues", "ReturnConsumedCapacity"].flatMap((name) => {
    const value = textOf(input[name]);
    return value === undefined ? [] : [[`dynamodb:${name.toLowerCase()}`, value] as const];
  });
  const leading = partitionKey === undefined ? [] : leadingKeys(input, partitionKey);
  return { ...Object.fromEntries(said), ...(leading.length > 0 && { "dynamodb:leadingkeys": leading }) };
}

/** The partition keys that a request names: a Scan names none. */
function leadingKeys(input: Input, name: string): readonly string[] {
  const { Key, Item, KeyConditions, Keys } = input;
  const items = [Key, Item, ...recordsOf(Keys), ...recordsOf(input.Writes).flatMap(({ PutRequest, DeleteRequest }) => [recordOf(PutRequest).Item, recordOf(DeleteRequest).Key])];
  const compared = recordOf(recordOf(KeyConditions)[name]);
  const values = [...items.map((item) => recordOf(item)[name]), ...recordsOf(compared.AttributeValueList), ...comparedInExpression(input, name)];
  return values.flatMap((value) => textsOf(Object.values(recordOf(value))));
}

/** Of `#owner = :me AND begins_with(at, :year)`, the value that the key is equal to. */
function comparedInExpression({ KeyConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues }: Input, name: string): readonly unknown[] {
  const names = recordOf(ExpressionAttributeNames);
  const values = recordOf(ExpressionAttributeValues);
  const equalities = (textOf(KeyConditionExpression) ?? "").matchAll(/([#:]?[\w.-]+)\s*=\s*([#:]?[\w.-]+)/g);
  return [...equalities].flatMap(([, left = "", right = ""]) => {
    const [path, value] = left.startsWith(":") ? [right, left] : [left, right];
    return (names[path] ?? path) === name ? [values[value]] : [];
  });
}
