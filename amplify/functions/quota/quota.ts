import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from "@aws-sdk/client-dynamodb";
import { limits } from "../../limits.ts";
import { ParleyError } from "../errors/parley-error.ts";
import type { Person } from "./person.ts";

const dayMs = 86_400_000;

export interface Quota {
  /** Counts the characters at once, or throws `QuotaExceeded` and counts nothing. What it answers gives them back. */
  reserve(person: Person, characters: number): Promise<() => Promise<void>>;
}

export interface QuotaTable {
  readonly dynamodb: Pick<DynamoDBClient, "send">;
  readonly table: string;
  readonly now: () => number;
}

export function createQuota({ dynamodb, table, now }: QuotaTable): Quota {
  const update = (id: string, change: Omit<UpdateItemCommandInput, "TableName" | "Key">) =>
    dynamodb.send(new UpdateItemCommand({ TableName: table, Key: { id: { S: id } }, ...change }));

  return {
    async reserve(person, characters) {
      // The condition below holds for a day without any use, whatever is asked for.
      if (characters > person.allowed) throw exceeded(person);
      const today = now();
      const id = idOf(person, today);
      try {
        await update(id, {
          UpdateExpression: "SET expiresAt = :expiresAt ADD characters :characters",
          ConditionExpression: "attribute_not_exists(characters) OR characters <= :room",
          ExpressionAttributeValues: {
            ":characters": { N: String(characters) },
            ":room": { N: String(person.allowed - characters) },
            ":expiresAt": { N: String(nextMidnight(today) / 1000 + dayMs / 1000) },
          },
        });
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) throw exceeded(person);
        throw error;
      }
      return async () => {
        await update(id, {
          UpdateExpression: "ADD characters :characters",
          ExpressionAttributeValues: { ":characters": { N: String(-characters) } },
        });
      };
    },
  };
}

/** Characters used today. */
export async function readUsage({ dynamodb, table, now }: QuotaTable, person: Person): Promise<number> {
  const { Item: item } = await dynamodb.send(
    new GetItemCommand({ TableName: table, Key: { id: { S: idOf(person, now()) } }, ConsistentRead: true }),
  );
  return Number(item?.characters?.N ?? 0);
}

/** When the count starts again, in milliseconds since the epoch. */
export function nextMidnight(now: number): number {
  return (Math.floor(now / dayMs) + 1) * dayMs;
}

function idOf(person: Person, now: number): string {
  return `${person.key}#${new Date(now).toISOString().slice(0, 10)}`;
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
