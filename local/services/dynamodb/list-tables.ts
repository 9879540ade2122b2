import { AwsError } from "../../gateway/aws-error.ts";

/** A page of the names, as ListTables answers it: at most `Limit` of them, after `ExclusiveStartTableName`. */
export function listTables(names: readonly string[], input: { Limit?: unknown; ExclusiveStartTableName?: unknown }) {
  const limit = input.Limit ?? 100;
  const after = input.ExclusiveStartTableName ?? "";
  if (typeof limit !== "number") throw new AwsError("SerializationException", "Limit is not a number.");
  if (typeof after !== "string") throw new AwsError("SerializationException", "ExclusiveStartTableName is not a string.");
  const rest = [...names].sort().filter((name) => name > after);
  const TableNames = rest.slice(0, Math.min(100, Math.max(1, Math.trunc(limit))));
  const more = TableNames.length < rest.length;
  return { TableNames, ...(more && { LastEvaluatedTableName: TableNames.at(-1) }) };
}
