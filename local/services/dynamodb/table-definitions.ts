import type { Assembly, Resource } from "../../assembly/model.ts";

export interface KeyPart {
  readonly AttributeName: string;
  readonly KeyType: string;
}

export interface IndexDefinition {
  readonly IndexName: string;
  readonly KeySchema: readonly KeyPart[];
  readonly Projection: { readonly ProjectionType?: string; readonly NonKeyAttributes?: readonly string[] };
}

/** The members of CreateTable that are emulated: throughput, streams and encryption are not. */
export interface TableDefinition {
  readonly TableName: string;
  readonly KeySchema: readonly KeyPart[];
  readonly AttributeDefinitions: readonly { readonly AttributeName: string; readonly AttributeType: string }[];
  readonly GlobalSecondaryIndexes: readonly IndexDefinition[];
  readonly LocalSecondaryIndexes: readonly IndexDefinition[];
  /** Items whose time has passed stay until someone filters them, as they may for days on AWS. */
  readonly timeToLiveAttribute?: string;
}

const tableTypes = ["Custom::AmplifyDynamoDBTable", "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"];

export function tableDefinitions(assembly: Assembly): TableDefinition[] {
  return tableTypes.flatMap((type) => assembly.resourcesOf(type)).map(definitionOf);
}

function definitionOf(resource: Resource): TableDefinition {
  const properties = capitalized(resource.properties) as Record<string, unknown>;
  const timeToLive = properties.TimeToLiveSpecification as { AttributeName?: string; Enabled?: unknown } | undefined;
  return {
    TableName: (properties.TableName as string | undefined) ?? resource.ref,
    KeySchema: properties.KeySchema as KeyPart[],
    AttributeDefinitions: properties.AttributeDefinitions as TableDefinition["AttributeDefinitions"],
    GlobalSecondaryIndexes: indexes(properties.GlobalSecondaryIndexes),
    LocalSecondaryIndexes: indexes(properties.LocalSecondaryIndexes),
    ...(timeToLive && String(timeToLive.Enabled) === "true" && { timeToLiveAttribute: timeToLive.AttributeName }),
  };
}

function indexes(listed: unknown): IndexDefinition[] {
  return ((listed ?? []) as IndexDefinition[]).map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection,
  }));
}

/** Amplify's table resource writes the names of DynamoDB's members in lower case. */
function capitalized(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(capitalized);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name.charAt(0).toUpperCase() + name.slice(1), capitalized(member)]),
  );
}
