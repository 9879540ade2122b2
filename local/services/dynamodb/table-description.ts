import { createHash } from "node:crypto";
import type { Table } from "dynalite/db/index.js";
import type { TableDefinition } from "./table-definitions.ts";

/** A table as dynalite stores it and DescribeTable shows it, ACTIVE from the first moment. */
export function tableDescription(definition: TableDefinition, place: { accountId: string; region: string }): Table {
  const { TableName, KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, LocalSecondaryIndexes } = definition;
  const TableArn = `arn:aws:dynamodb:${place.region}:${place.accountId}:table/${TableName}`;
  const unused = { ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 };
  const global = GlobalSecondaryIndexes.map((index) => ({
    ...emptyIndex(index, TableArn),
    IndexStatus: "ACTIVE",
    ProvisionedThroughput: unused,
  }));
  const local = LocalSecondaryIndexes.map((index) => emptyIndex(index, TableArn));
  return {
    TableName,
    TableArn,
    TableId: uuidOf(TableArn),
    TableStatus: "ACTIVE",
    CreationDateTime: 0,
    ItemCount: 0,
    TableSizeBytes: 0,
    KeySchema: [...KeySchema],
    AttributeDefinitions: [...AttributeDefinitions],
    BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
    ProvisionedThroughput: unused,
    ...(global.length > 0 && { GlobalSecondaryIndexes: global }),
    ...(local.length > 0 && { LocalSecondaryIndexes: local }),
  };
}

function emptyIndex(
  { IndexName, KeySchema, Projection }: TableDefinition["GlobalSecondaryIndexes"][number],
  tableArn: string,
) {
  return {
    IndexName,
    KeySchema: [...KeySchema],
    Projection: { ...Projection, NonKeyAttributes: Projection.NonKeyAttributes && [...Projection.NonKeyAttributes] },
    IndexArn: `${tableArn}/index/${IndexName}`,
    IndexSizeBytes: 0,
    ItemCount: 0,
  };
}

function uuidOf(arn: string): string {
  return createHash("sha256")
    .update(arn)
    .digest("hex")
    .slice(0, 32)
    .replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
