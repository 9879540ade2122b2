import type { Access } from "../../iam/access-control.ts";

export interface Place {
  readonly region: string;
  readonly accountId: string;
}

/**
 * What an operation asks of its caller: its own action, on each table that it names, or on the index that it reads
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html).
 * A request that names no table needs nothing: it is refused for that.
 */
export function requiredAccess(operation: string, input: object, { region, accountId }: Place): readonly Access[] {
  const { TableName, IndexName, RequestItems } = input as { TableName?: unknown; IndexName?: unknown; RequestItems?: unknown };
  const arn = `arn:aws:dynamodb:${region}:${accountId}:table/`;
  const action = `dynamodb:${operation}`;
  if (operation === "ListTables") return [{ action, resource: `${arn}*` }];
  if (operation.startsWith("Batch")) return tablesOf(RequestItems).map((name) => ({ action, resource: arn + name }));
  if (TableName === undefined || TableName === null) return [];
  const isRead = operation === "Query" || operation === "Scan";
  const index = isRead && IndexName !== undefined && IndexName !== null ? `/index/${nameOf(IndexName)}` : "";
  return [{ action, resource: arn + nameOf(TableName) + index }];
}

const tablesOf = (requestItems: unknown) => (typeof requestItems === "object" && requestItems !== null ? Object.keys(requestItems) : []);

/** What is no text is a name that no policy allows but the widest; then the operation refuses it. */
const nameOf = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
