import { recordOf, textOf } from "../../assembly/read-property.ts";
import type { Access } from "../../iam/access-control.ts";
import { conditionKeys } from "./condition-keys.ts";

export interface Place {
  readonly region: string;
  readonly accountId: string;
}

/** The name of the partition key of a table or of an index of it. */
export type PartitionKeyOf = (table: string, index?: string) => string | undefined;

/**
 * What an operation asks of its caller: its own action, on each table that it names, or on the index that it reads
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html).
 * A request that names no table needs nothing: it is refused for that.
 */
export function requiredAccess(operation: string, input: object, { region, accountId }: Place, partitionKeyOf: PartitionKeyOf): readonly Access[] {
  const request = recordOf(input);
  const { TableName, IndexName } = request;
  const arn = `arn:aws:dynamodb:${region}:${accountId}:table/`;
  const action = `dynamodb:${operation}`;
  if (operation === "ListTables") return [{ action, resource: `${arn}*` }];
  if (operation.startsWith("Batch")) {
    return Object.entries(recordOf(request.RequestItems)).map(([name, part]) => {
      const own = Array.isArray(part) ? { Writes: part as unknown[] } : recordOf(part);
      return { action, resource: arn + name, keys: conditionKeys({ ...request, ...own }, partitionKeyOf(name)) };
    });
  }
  if (TableName === undefined || TableName === null) return [];
  const isRead = operation === "Query" || operation === "Scan";
  const index = isRead && IndexName !== undefined && IndexName !== null ? nameOf(IndexName) : undefined;
  const keys = conditionKeys(request, partitionKeyOf(textOf(TableName) ?? "", index));
  return [{ action, resource: arn + nameOf(TableName) + (index === undefined ? "" : `/index/${index}`), keys }];
}

/** What is no text is a name that no policy allows but the widest; then the operation refuses it. */
const nameOf = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
