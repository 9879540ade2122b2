import type { Attribute } from "../../util/dynamodb.ts";
import { mappingError } from "../../resolvers/resolver-error.ts";

export type Item = Record<string, Attribute>;

export interface Expression {
  readonly expression?: string;
  readonly expressionNames?: Readonly<Record<string, string>>;
  readonly expressionValues?: Item;
}

/** A request document of the DynamoDB data source, of any operation. */
export interface DynamoDbRequest {
  readonly operation?: string;
  readonly key?: Item;
  readonly attributeValues?: Item;
  readonly update?: Expression;
  readonly condition?: (Expression & { readonly equalsIgnore?: readonly string[]; readonly consistentRead?: boolean }) | null;
  readonly query?: Expression | null;
  readonly filter?: Expression | null;
  readonly projection?: Expression | null;
  readonly index?: string | null;
  readonly limit?: number | null;
  readonly nextToken?: string | null;
  readonly scanIndexForward?: boolean;
  readonly consistentRead?: boolean;
  readonly select?: string;
  readonly totalSegments?: number;
  readonly segment?: number;
  readonly tables?: Readonly<Record<string, unknown>>;
}

/** The request of one DynamoDB call, with the table's name added. */
export type Call = (operation: string, input: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** Numbers may come as numbers from a template; DynamoDB takes text. */
export function toAttribute(attribute: Attribute): Attribute {
  const [type, value] = Object.entries(attribute)[0] ?? [];
  switch (type) {
    case "N":
      return { N: String(value) };
    case "NS":
      return { NS: (value as unknown[]).map(String) };
    case "L":
      return { L: (value as Attribute[]).map(toAttribute) };
    case "M":
      return { M: toItem(value as Item) };
    case undefined:
    default:
      return attribute;
  }
}

export function toItem(item: Item): Item {
  return Object.fromEntries(Object.entries(item).map(([name, attribute]) => [name, toAttribute(attribute)]));
}

export function keyOf({ key, operation }: DynamoDbRequest): Item {
  if (!key || Object.keys(key).length === 0) throw mappingError(`Value for field '$[key]' not found in ${String(operation)}.`);
  return toItem(key);
}

/** Names and values of all the request's expressions together; none of either is left out, as DynamoDB asks. */
export function placeholders(...expressions: (Expression | null | undefined)[]): Record<string, unknown> {
  const names = Object.assign({}, ...expressions.map((each) => each?.expressionNames)) as Record<string, string>;
  const values = toItem(Object.assign({}, ...expressions.map((each) => each?.expressionValues)) as Item);
  return {
    ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
  };
}

/** An expression under the member that DynamoDB has for it; an empty one is no expression, and neither is null, which Amplify's templates give. */
export function expression(member: string, of: Expression | null | undefined): Record<string, string> {
  return of?.expression ? { [member]: of.expression } : {};
}
