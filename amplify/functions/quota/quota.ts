import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from "@aws-sdk/client-dynamodb";
import { limits } from "../../limits.ts";
import { ParleyError } from "../errors/parley-error.ts";
import { besides } from "../errors/service-errors.ts";
import type { Person } from "./person.ts";

const dayMs = 86_400_000;
/** Counts that a container remembers, so that it cannot grow without end. */
const countsRemembered = 1_000;

export interface Quota {
  /**
   * Runs `work`, counts its characters at once, and gives them back when it fails. Throws `QuotaExceeded`, and then
   * counts nothing. Where the last count leaves room, the work does not wait for the new one; the answer always does.
   */
  spend<Answer>(person: Person, characters: number, work: () => Promise<Answer>): Promise<Answer>;
}

export interface QuotaTable {
  readonly dynamodb: Pick<DynamoDBClient, "send">;
  readonly table: string;
  readonly now: () => number;
}

export function createQuota({ dynamodb, table, now }: QuotaTable): Quota {
  /**
   * What the table last answered, by person and day. Other containers count too, so it only says whether a refusal is to be expected.
   * A container serves one call at a time, so at most one call for each of them is worked for in vain.
   */
  const lastCounts = new Map<string, number>();

  async function update(key: UsageKey, change: Omit<UpdateItemCommandInput, "TableName" | "Key">): Promise<void> {
    const command = new UpdateItemCommand({ TableName: table, Key: key, ReturnValues: "UPDATED_NEW", ...change });
    const { Attributes: counted } = await dynamodb.send(command);
    if (lastCounts.size >= countsRemembered) lastCounts.clear();
    lastCounts.set(nameOf(key), Number(counted?.characters?.N));
  }

  async function reserve(key: UsageKey, person: Person, characters: number): Promise<void> {
    try {
      await update(key, {
        UpdateExpression: "SET expiresAt = :expiresAt ADD characters :characters",
        ConditionExpression: "attribute_not_exists(characters) OR characters <= :room",
        ExpressionAttributeValues: {
          ":characters": { N: String(characters) },
          ":room": { N: String(person.allowed - characters) },
          ":expiresAt": { N: String((nextMidnight(now()) + dayMs) / 1000) },
        },
      });
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      lastCounts.delete(nameOf(key));
      throw exceeded(person);
    }
  }

  const giveBack = (key: UsageKey, characters: number) =>
    update(key, {
      UpdateExpression: "ADD characters :characters",
      // Whoever deleted their account meanwhile has no count any more, and gets none.
      ConditionExpression: "attribute_exists(id)",
      ExpressionAttributeValues: { ":characters": { N: String(-characters) } },
    });

  return {
    async spend(person, characters, work) {
      // The condition holds for a day without any use, whatever is asked for.
      if (characters > person.allowed) throw exceeded(person);
      const key = keyOf(person, now());
      const roomExpected = (lastCounts.get(nameOf(key)) ?? Infinity) + characters <= person.allowed;
      const reserving = reserve(key, person, characters);
      const [reserved, answer] = await Promise.allSettled([reserving, roomExpected ? work() : reserving.then(work)]);
      if (reserved.status === "rejected") throw reserved.reason;
      if (answer.status === "fulfilled") return answer.value;
      await besides("refund", () => giveBack(key, characters));
      throw answer.reason;
    },
  };
}

/** Characters used today. */
export async function readUsage({ dynamodb, table, now }: QuotaTable, person: Person): Promise<number> {
  const { Item: item } = await dynamodb.send(
    new GetItemCommand({ TableName: table, Key: keyOf(person, now()), ConsistentRead: true }),
  );
  return Number(item?.characters?.N ?? 0);
}

/** When the count starts again, in milliseconds since the epoch. */
export function nextMidnight(now: number): number {
  return (Math.floor(now / dayMs) + 1) * dayMs;
}

/** All days of a person are under one id, so that they are found, and go, together. */
type UsageKey = ReturnType<typeof keyOf>;

function keyOf({ key }: Person, now: number) {
  return { id: { S: key }, day: { S: new Date(now).toISOString().slice(0, 10) } };
}

function nameOf({ id, day }: UsageKey): string {
  return `${id.S}#${day.S}`;
}

function exceeded(person: Person): ParleyError {
  const { guest, signedIn } = limits.dailyCharacters;
  const number = (count: number) => count.toLocaleString("en");
  return new ParleyError(
    "QuotaExceeded",
    person.signedIn
      ? `Today's ${number(signedIn)} characters do not suffice for this text. The count starts again at midnight UTC.`
      : `Today's ${number(guest)} characters for guests do not suffice for this text. Sign in for ${number(signedIn)} a day, or come back after midnight UTC.`,
  );
}
