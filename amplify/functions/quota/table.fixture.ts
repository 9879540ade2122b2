import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";

const keyedById: Partial<CreateTableCommandInput> = {
  KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
};

const string = (name: string) => ({ AttributeName: name, AttributeType: "S" as const });

/** The table Usage as tables.ts makes it. */
export const usageTable: Partial<CreateTableCommandInput> = {
  KeySchema: [
    { AttributeName: "id", KeyType: "HASH" },
    { AttributeName: "day", KeyType: "RANGE" },
  ],
  AttributeDefinitions: [string("id"), string("day")],
};

/** A real table of the shape that tables.ts makes, in a DynamoDB in this process. */
export async function startTable(table: string, shape = keyedById): Promise<{ dynamodb: DynamoDBClient; close: () => Promise<void> }> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const dynamodb = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port ?? 0}`,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  await dynamodb.send(
    new CreateTableCommand({
      ...shape,
      TableName: table,
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
  return {
    dynamodb,
    close: () => {
      dynamodb.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
