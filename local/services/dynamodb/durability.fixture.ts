import type { Assembly, Resource } from "../../assembly/model.ts";
import { everythingAllowed } from "../../iam/everything-allowed.fixture.ts";
import { createDynamoDb } from "./service.ts";

/** A table with an index, for tests that open it in more than one process. */
const table: Resource = {
  stackPath: [],
  logicalId: "Phrase",
  type: "AWS::DynamoDB::Table",
  ref: "Phrase",
  attributes: {},
  properties: {
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    AttributeDefinitions: ["id", "turn"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
    GlobalSecondaryIndexes: [
      {
        IndexName: "byTurn",
        KeySchema: [{ AttributeName: "turn", KeyType: "HASH" }],
        Projection: { ProjectionType: "ALL" },
      },
    ],
  },
};

const assembly: Assembly = {
  directory: "",
  accountId: "000000000000",
  region: "eu-west-1",
  rootStackName: "r",
  rootOutputs: {},
  rootMetadata: {},
  resources: [table],
  resourcesOf: (type) => (type === table.type ? [table] : []),
  assetPath: () => "",
};

const nobody = { verify: () => Promise.reject(new Error("Nothing is signed here.")) };

export const openTable = (dataDirectory: string) => createDynamoDb({ assembly, dataDirectory, signatures: nobody, access: everythingAllowed });

// Run as a program: writes on and on, and says what was acknowledged.
const [, program, dataDirectory] = process.argv;
if (program === import.meta.filename && dataDirectory !== undefined) {
  const dynamodb = await openTable(dataDirectory);
  for (let turn = 0; ; turn += 1) {
    await dynamodb.call("PutItem", {
      TableName: "Phrase",
      Item: { id: { S: String(turn % 50) }, turn: { S: String(turn) } },
    });
    process.stdout.write(`${turn}\n`);
  }
}
