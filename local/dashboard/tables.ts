import type { DynamoDb } from "../services/interfaces.ts";

/** Larger ones are counted so far, and said to be larger. */
const countedAtMost = 10_000;
const itemsAPage = 25;

export interface TableSummary {
  readonly name: string;
  readonly items: number;
  /** There are more than were counted. */
  readonly hasMore: boolean;
}

export interface TablePage extends TableSummary {
  /** In DynamoDB's own form: `{ "id": { "S": "..." } }` */
  readonly page: readonly unknown[];
  /** Where the next page begins. */
  readonly next?: string;
}

export async function tableNames(dynamodb: DynamoDb): Promise<readonly string[]> {
  const names: string[] = [];
  let last: unknown;
  do {
    const answer = await dynamodb.call("ListTables", last === undefined ? {} : { ExclusiveStartTableName: last });
    names.push(...(answer.TableNames as string[]));
    last = answer.LastEvaluatedTableName;
  } while (last !== undefined);
  return names;
}

export async function summarize(dynamodb: DynamoDb, name: string): Promise<TableSummary> {
  let items = 0;
  let key: unknown;
  do {
    const answer = await dynamodb.call("Scan", { TableName: name, Select: "COUNT", ...(key !== undefined && { ExclusiveStartKey: key }) });
    items += Number(answer.Count);
    key = answer.LastEvaluatedKey;
  } while (key !== undefined && items < countedAtMost);
  return { name, items, hasMore: key !== undefined };
}

/** `from` is the `next` of the page before. Rejects with AwsError for what is no such place. */
export async function readPage(dynamodb: DynamoDb, name: string, from: string | undefined): Promise<TablePage> {
  const key = from === undefined ? undefined : (JSON.parse(Buffer.from(from, "base64url").toString()) as unknown);
  const answer = await dynamodb.call("Scan", { TableName: name, Limit: itemsAPage, ...(key !== undefined && { ExclusiveStartKey: key }) });
  const { LastEvaluatedKey: last } = answer;
  return {
    ...(await summarize(dynamodb, name)),
    page: answer.Items as unknown[],
    ...(last !== undefined && { next: Buffer.from(JSON.stringify(last)).toString("base64url") }),
  };
}
