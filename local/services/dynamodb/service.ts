import { join } from "node:path";
import type { Assembly } from "../../assembly/model.ts";
import type { Principal, SignatureVerifier } from "../../authentication/principal.ts";
import { AwsError } from "../../gateway/aws-error.ts";
import { jsonProtocolService } from "../../gateway/json-protocol.ts";
import type { Service } from "../../gateway/service.ts";
import { authorize, type AccessControl } from "../../iam/access-control.ts";
import type { DynamoDb } from "../interfaces.ts";
import { run, type EngineOperation } from "./engine.ts";
import { listTables } from "./list-tables.ts";
import { openStore } from "./open-store.ts";
import { prepareTables } from "./prepare-tables.ts";
import { requiredAccess } from "./required-access.ts";
import { tableDefinitions } from "./table-definitions.ts";
import { tableDescription } from "./table-description.ts";

export interface DynamoDbOptions {
  readonly assembly: Assembly;
  readonly dataDirectory: string;
  readonly signatures: SignatureVerifier;
  readonly access: AccessControl;
}

const maxRequestBytes = 16 * 1024 * 1024;

/** DynamoDB on dynalite, in process: the tables are the assembly's, and no operation makes or removes one. */
export async function createDynamoDb(options: DynamoDbOptions): Promise<Service & DynamoDb> {
  const { assembly, dataDirectory, signatures, access } = options;
  const definitions = new Map(tableDefinitions(assembly).map((definition) => [definition.TableName, definition]));
  const opened = await openStore(join(dataDirectory, "dynamodb"), assembly);
  const { store } = opened;
  const tables = [...definitions.values()].map((definition) => tableDescription(definition, assembly));
  await prepareTables(store, tables, opened.wasInterrupted);

  const onEngine = (operation: EngineOperation) => (input: object) => {
    refuseUnknownTables(input);
    return run(store, operation, input);
  };

  const operations: Record<string, (input: object) => Promise<Record<string, unknown>>> = {
    BatchGetItem: onEngine("BatchGetItem"),
    BatchWriteItem: onEngine("BatchWriteItem"),
    DeleteItem: onEngine("DeleteItem"),
    DescribeTable: onEngine("DescribeTable"),
    GetItem: onEngine("GetItem"),
    PutItem: onEngine("PutItem"),
    Query: onEngine("Query"),
    Scan: onEngine("Scan"),
    UpdateItem: onEngine("UpdateItem"),
    ListTables: async (input) => listTables([...definitions.keys()], input),
    DescribeTimeToLive: async (input) => {
      refuseUnknownTables(input);
      const attribute = definitions.get((input as { TableName?: string }).TableName ?? "")?.timeToLiveAttribute;
      const description = attribute
        ? { TimeToLiveStatus: "ENABLED", AttributeName: attribute }
        : { TimeToLiveStatus: "DISABLED" };
      return { TimeToLiveDescription: description };
    },
  };

  /** dynalite would still know tables that left the assembly. */
  function refuseUnknownTables(input: object): void {
    const { TableName, RequestItems } = input as { TableName?: unknown; RequestItems?: unknown };
    const named = typeof RequestItems === "object" && RequestItems !== null ? Object.keys(RequestItems) : [TableName];
    for (const name of named) {
      if (typeof name === "string" && /^[a-zA-Z0-9_.-]{3,255}$/.test(name) && !definitions.has(name)) {
        throw new AwsError("ResourceNotFoundException", "Requested resource not found");
      }
    }
  }

  function partitionKeyOf(table: string, index?: string): string | undefined {
    const definition = definitions.get(table);
    const indexes = [...(definition?.GlobalSecondaryIndexes ?? []), ...(definition?.LocalSecondaryIndexes ?? [])];
    const read = index === undefined ? definition : indexes.find(({ IndexName }) => IndexName === index);
    return read?.KeySchema.find(({ KeyType }) => KeyType === "HASH")?.AttributeName;
  }

  function authorizeCall(operation: string, input: object, caller: Principal): void {
    for (const wanted of requiredAccess(operation, input, assembly, partitionKeyOf)) authorize(access, caller, wanted);
  }

  async function call(operation: string, input: object, caller?: Principal): Promise<Record<string, unknown>> {
    const known = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (!known) throw new AwsError("NotEmulated", `DynamoDB does not emulate ${operation}.`, 501);
    if (caller) authorizeCall(operation, input, caller);
    return known(input);
  }

  const wire = jsonProtocolService({
    name: "DynamoDB",
    targetPrefix: "DynamoDB_20120810",
    jsonVersion: "1.0",
    signingName: "dynamodb",
    signatures,
    authorize: authorizeCall,
    limitBytes: maxRequestBytes,
    operations,
  });
  return { ...wire, call, close: () => opened.close() };
}
