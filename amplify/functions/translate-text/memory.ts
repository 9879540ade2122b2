import { createHash } from "node:crypto";
import { type AttributeValue, BatchGetItemCommand, type DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { limits } from "../../limits.ts";
import { seal, unseal } from "../text/sealed.ts";
import type { Piece, TranslatedPiece } from "./engine.ts";

/** Translations of the past, whoever asked for them; readable only to who asks with the same words. */
export interface TranslationMemory {
  recall(asked: Piece): Promise<TranslatedPiece | undefined>;
  keep(asked: Piece, translated: TranslatedPiece): Promise<void>;
}

/** DynamoDB takes 400 KB in one item, names included. */
const largestTextBytes = 390_000;
const daySeconds = 86_400;
/** Keys that one BatchGetItem takes. What it leaves undone, large items of large rooms, counts as not remembered. */
const largestBatch = 100;

type Item = Record<string, AttributeValue>;

export function createMemory(dynamodb: Pick<DynamoDBClient, "send">, table: string, now: () => number): TranslationMemory {
  /** Ids asked for in this turn: a message for a room asks for all its languages at once, in one read. */
  let asking: { readonly ids: Set<string>; readonly items: Promise<ReadonlyMap<string, Item>> } | undefined;

  async function read(ids: ReadonlySet<string>): Promise<ReadonlyMap<string, Item>> {
    asking = undefined;
    const [first = "", second] = ids;
    if (second === undefined) {
      const { Item: item } = await dynamodb.send(new GetItemCommand({ TableName: table, Key: { id: { S: first } } }));
      return new Map(item ? [[first, item]] : []);
    }
    const keys = [...ids].map((id) => ({ id: { S: id } }));
    const { Responses: found } = await dynamodb.send(new BatchGetItemCommand({ RequestItems: { [table]: { Keys: keys } } }));
    return new Map((found?.[table] ?? []).map((item) => [item["id"]?.S ?? "", item]));
  }

  function itemOf(id: string): Promise<Item | undefined> {
    if (!asking || asking.ids.size === largestBatch) {
      const ids = new Set<string>();
      asking = { ids, items: Promise.resolve().then(() => read(ids)) };
    }
    asking.ids.add(id);
    return asking.items.then((items) => items.get(id));
  }

  return {
    async recall(asked) {
      const { sealed, source, engine, expiresAt } = (await itemOf(contentHash(asked))) ?? {};
      if (sealed?.B === undefined || source?.S === undefined || engine?.S === undefined) return undefined;
      // DynamoDB deletes expired items up to days late.
      if (Number(expiresAt?.N) * 1000 <= now()) return undefined;
      return { text: unseal(words(asked), sealed.B), source: source.S, engine: engine.S };
    },

    async keep(asked, { text, source, engine }) {
      if (Buffer.byteLength(text) > largestTextBytes) return;
      await dynamodb.send(
        new PutItemCommand({
          TableName: table,
          Item: {
            id: { S: contentHash(asked) },
            sealed: { B: seal(words(asked), text) },
            source: { S: source },
            engine: { S: engine },
            expiresAt: { N: String(Math.floor(now() / 1000) + limits.memoryDays * daySeconds) },
          },
        }),
      );
    },
  };
}

export function contentHash(asked: Piece): string {
  return createHash("sha256").update(words(asked)).digest("base64url");
}

/** Everything the translation depends on. A list, because JSON keeps its order and its fields apart. */
function words({ source, target, formality, maskProfanity, text }: Piece): string {
  return JSON.stringify([source, target, formality ?? null, maskProfanity, text]);
}
