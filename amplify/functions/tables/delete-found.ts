import { QueryCommand, type QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import { deleteItems, type DocumentTable } from "./delete-items.ts";

/** Deletes whatever the query finds, page by page. `onPage` may throw before a page is read: what is left is found the next time. */
export async function deleteFound(
  table: DocumentTable,
  query: Pick<QueryCommandInput, "IndexName" | "KeyConditionExpression" | "ExpressionAttributeNames" | "ExpressionAttributeValues">,
  keyNames: readonly string[],
  onPage: () => void = () => undefined,
): Promise<void> {
  let start: Record<string, unknown> | undefined;
  do {
    onPage();
    const page = await table.dynamodb.send(
      new QueryCommand({
        TableName: table.table,
        ...query,
        ProjectionExpression: keyNames.map((_, number) => `#key${number}`).join(", "),
        ExpressionAttributeNames: { ...query.ExpressionAttributeNames, ...Object.fromEntries(keyNames.map((name, number) => [`#key${number}`, name])) },
        // A global index can only be read as it was a moment ago.
        ConsistentRead: query.IndexName === undefined,
        ExclusiveStartKey: start,
      }),
    );
    await deleteItems(table, page.Items ?? []);
    start = page.LastEvaluatedKey;
  } while (start);
}
