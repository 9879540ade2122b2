/** A page of the names, as ListTables answers it: at most `Limit` of them, after `ExclusiveStartTableName`. */
export function listTables(names: readonly string[], input: { Limit?: unknown; ExclusiveStartTableName?: unknown }) {
  const { Limit = 100, ExclusiveStartTableName = "" } = input;
  const rest = [...names].sort().filter((name) => name > String(ExclusiveStartTableName));
  const TableNames = rest.slice(0, Math.min(100, Math.max(1, Number(Limit) || 100)));
  const more = TableNames.length < rest.length;
  return { TableNames, ...(more && { LastEvaluatedTableName: TableNames.at(-1) }) };
}
