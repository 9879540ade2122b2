import { BatchWriteCommand, type BatchWriteCommandInput, type BatchWriteCommandOutput, type DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { inParallel } from "../text/in-parallel.ts";

/** The most that one BatchWriteItem takes. */
const batch = 25;
const parallelBatches = 4;
/** Rounds in which what DynamoDB left undone is tried again. */
const rounds = 8;

type Requests = NonNullable<BatchWriteCommandInput["RequestItems"]>[string];

export interface DocumentTable {
  readonly dynamodb: Pick<DynamoDBDocumentClient, "send">;
  readonly table: string;
}

export type ItemKey = Readonly<Record<string, unknown>>;

/** Deletes the items with these keys, each named once; one that is gone already is no error. */
export async function deleteItems({ dynamodb, table }: DocumentTable, keys: readonly ItemKey[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(keys.length / batch) }, (_, index) => keys.slice(batch * index, batch * (index + 1)));
  await inParallel(batches, parallelBatches, deleteBatch);

  async function deleteBatch(keysOfBatch: readonly ItemKey[]): Promise<void> {
    let requests: Requests = keysOfBatch.map((key) => ({ DeleteRequest: { Key: { ...key } } }));
    for (let round = 0; requests.length > 0; round++) {
      if (round === rounds) throw new Error("DynamoDB leaves deletions undone.");
      const answer: BatchWriteCommandOutput = await dynamodb.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
      requests = answer.UnprocessedItems?.[table] ?? [];
    }
  }
}
