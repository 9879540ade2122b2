import { randomUUID } from "node:crypto";
import type { Principal } from "../../../../authentication/principal.ts";
import { AwsError } from "../../../../gateway/aws-error.ts";
import type { DynamoDb } from "../../../interfaces.ts";
import { mappingError, notEmulated, ResolverError } from "../../resolvers/resolver-error.ts";
import type { DataSource } from "../data-source.ts";
import { batchDeleteItem, batchGetItem, batchPutItem } from "./batches.ts";
import { deleteItem, putItem, updateItem } from "./mutations.ts";
import { getItem, query, scan } from "./reads.ts";
import type { Call, DynamoDbRequest } from "./request.ts";

const operations: Readonly<Record<string, (call: Call, request: DynamoDbRequest) => Promise<unknown>>> = {
  GetItem: getItem,
  PutItem: putItem,
  UpdateItem: updateItem,
  DeleteItem: deleteItem,
  Query: query,
  Scan: scan,
  BatchGetItem: batchGetItem,
  BatchPutItem: batchPutItem,
  BatchDeleteItem: batchDeleteItem,
};

const notHere = ["Sync", "TransactGetItems", "TransactWriteItems"];

/** https://docs.aws.amazon.com/appsync/latest/devguide/resolver-mapping-template-reference-dynamodb.html */
export function dynamoDbDataSource(dynamodb: DynamoDb, tableName: string, caller: Principal): DataSource {
  const call: Call = async (operation, input) => {
    try {
      // A batch names its tables itself.
      return await dynamodb.call(operation, operation.startsWith("Batch") ? input : { TableName: tableName, ...input }, caller);
    } catch (error) {
      throw error instanceof AwsError ? asResolverError(error) : error;
    }
  };
  return {
    async invoke(request) {
      const document = (request ?? {}) as DynamoDbRequest;
      const name = document.operation;
      if (name === undefined) throw mappingError("Value for field '$[operation]' not found.");
      if (notHere.includes(name)) throw notEmulated(`the DynamoDB operation ${name}`);
      const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
      if (!operation) throw mappingError(`Unsupported operation '${name}'.`);
      return operation(call, document);
    },
  };
}

/** The errors that DynamoDB's model names; AppSync knows every other, such as one of validation, only as DynamoDB's. */
const named = [
  "ConditionalCheckFailedException",
  "InternalServerError",
  "ItemCollectionSizeLimitExceededException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ResourceNotFoundException",
  "TransactionCanceledException",
];

function asResolverError({ code, message, status }: AwsError): ResolverError {
  if (code === "NotEmulated") return new ResolverError(message, code);
  const request = `(Service: DynamoDb, Status Code: ${status}, Request ID: ${randomUUID()})`;
  return new ResolverError(`${message} ${request}`, `DynamoDB:${named.includes(code) ? code : "DynamoDbException"}`);
}
