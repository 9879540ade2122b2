import { DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { startTable } from "../quota/table.fixture.ts";
import type { RoomsTable } from "./room-store.ts";

const string = (name: string) => ({ AttributeName: name, AttributeType: "S" as const });
const number = (name: string) => ({ AttributeName: name, AttributeType: "N" as const });
const keys = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: "HASH" as const },
  { AttributeName: range, KeyType: "RANGE" as const },
];

export interface StartedRooms extends RoomsTable {
  /** Every item there is. */
  items(): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** The table Rooms as tables.ts makes it, in a DynamoDB in this process. */
export async function startRooms(now: () => number): Promise<StartedRooms> {
  const table = "Rooms";
  const { dynamodb: client, close } = await startTable(table, {
    KeySchema: keys("id", "part"),
    AttributeDefinitions: [string("id"), string("part"), number("sequence"), string("kind"), number("endsAt")],
    LocalSecondaryIndexes: [{ IndexName: "bySequence", KeySchema: keys("id", "sequence"), Projection: { ProjectionType: "ALL" } }],
    GlobalSecondaryIndexes: [{ IndexName: "byEnd", KeySchema: keys("kind", "endsAt"), Projection: { ProjectionType: "KEYS_ONLY" } }],
  });
  const dynamodb = DynamoDBDocumentClient.from(client);
  return {
    dynamodb,
    table,
    now,
    items: async () => (await dynamodb.send(new ScanCommand({ TableName: table, ConsistentRead: true }))).Items ?? [],
    close,
  };
}
