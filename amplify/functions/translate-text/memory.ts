import { createHash } from "node:crypto";
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { limits } from "../../limits.ts";
import type { Piece, TranslatedPiece } from "./engine.ts";

/** Translations of the past, whoever asked for them. */
export interface TranslationMemory {
  recall(asked: Piece): Promise<TranslatedPiece | undefined>;
  keep(asked: Piece, translated: TranslatedPiece): Promise<void>;
}

/** DynamoDB takes 400 KB in one item, names included. */
const largestTextBytes = 390_000;
const daySeconds = 86_400;

export function createMemory(dynamodb: Pick<DynamoDBClient, "send">, table: string, now: () => number): TranslationMemory {
  return {
    async recall(asked) {
      const { Item: item } = await dynamodb.send(
        new GetItemCommand({ TableName: table, Key: { id: { S: contentHash(asked) } } }),
      );
      const { translated, source, engine, expiresAt } = item ?? {};
      if (translated?.S === undefined || source?.S === undefined || engine?.S === undefined) return undefined;
      // DynamoDB deletes expired items up to days late.
      if (Number(expiresAt?.N) * 1000 <= now()) return undefined;
      return { text: translated.S, source: source.S, engine: engine.S };
    },

    async keep(asked, { text, source, engine }) {
      if (Buffer.byteLength(text) > largestTextBytes) return;
      await dynamodb.send(
        new PutItemCommand({
          TableName: table,
          Item: {
            id: { S: contentHash(asked) },
            translated: { S: text },
            source: { S: source },
            engine: { S: engine },
            expiresAt: { N: String(Math.floor(now() / 1000) + limits.memoryDays * daySeconds) },
          },
        }),
      );
    },
  };
}

/** Everything the translation depends on. A list, because JSON keeps its order and its fields apart. */
export function contentHash({ source, target, formality, maskProfanity, text }: Piece): string {
  return createHash("sha256")
    .update(JSON.stringify([source, target, formality ?? null, maskProfanity, text]))
    .digest("base64url");
}
