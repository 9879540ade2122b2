import batchGetItem from "dynalite/actions/batchGetItem.js";
import batchWriteItem from "dynalite/actions/batchWriteItem.js";
import deleteItem from "dynalite/actions/deleteItem.js";
import describeTable from "dynalite/actions/describeTable.js";
import getItem from "dynalite/actions/getItem.js";
import putItem from "dynalite/actions/putItem.js";
import query from "dynalite/actions/query.js";
import scan from "dynalite/actions/scan.js";
import updateItem from "dynalite/actions/updateItem.js";
import type { Store } from "dynalite/db/index.js";
import { checkTypes, checkValidations } from "dynalite/validations/index.js";
import batchGetItemRules from "dynalite/validations/batchGetItem.js";
import batchWriteItemRules from "dynalite/validations/batchWriteItem.js";
import deleteItemRules from "dynalite/validations/deleteItem.js";
import describeTableRules from "dynalite/validations/describeTable.js";
import getItemRules from "dynalite/validations/getItem.js";
import putItemRules from "dynalite/validations/putItem.js";
import queryRules from "dynalite/validations/query.js";
import scanRules from "dynalite/validations/scan.js";
import updateItemRules from "dynalite/validations/updateItem.js";
import { AwsError } from "../../gateway/aws-error.ts";

/** dynalite's own actions and validation rules, without its HTTP server. */
const operations = {
  BatchGetItem: [batchGetItem, batchGetItemRules],
  BatchWriteItem: [batchWriteItem, batchWriteItemRules],
  DeleteItem: [deleteItem, deleteItemRules],
  DescribeTable: [describeTable, describeTableRules],
  GetItem: [getItem, getItemRules],
  PutItem: [putItem, putItemRules],
  Query: [query, queryRules],
  Scan: [scan, scanRules],
  UpdateItem: [updateItem, updateItemRules],
} as const;

export type EngineOperation = keyof typeof operations;

/** dynalite's parser takes three times as long for every further level. Amplify's filters have three or four. */
const deepestExpression = 5;

/** Runs one operation, input and answer as on the wire. Rejects with AwsError with DynamoDB's codes. */
export function run(store: Store, operation: EngineOperation, input: object): Promise<Record<string, unknown>> {
  const [action] = operations[operation];
  return new Promise((resolve, reject) => {
    try {
      const data = validate(store, operation, input);
      action(store, data, (error, answer) => (error ? reject(asAwsError(error)) : resolve(answer)));
    } catch (error) {
      reject(asAwsError(error));
    }
  });
}

function validate(store: Store, operation: EngineOperation, input: object): object {
  const [, rules] = operations[operation];
  checkNesting(input);
  try {
    // A copy, for dynalite deletes the members that it does not know.
    const data = checkTypes({ ...input }, rules.types);
    checkValidations(data, rules.types, rules.custom, store);
    return data;
  } catch (error) {
    // Its rules take the shape of some members for granted: they trip over null in a list, say.
    if (error instanceof TypeError || error instanceof RangeError) throw new AwsError("SerializationException", "A member of the request has the wrong type.");
    throw error;
  }
}

function checkNesting(input: object): void {
  for (const [name, value] of Object.entries(input)) {
    if (!name.endsWith("Expression") || typeof value !== "string") continue;
    let depth = 0;
    for (const character of value) {
      depth += character === "(" ? 1 : character === ")" ? -1 : 0;
      if (depth > deepestExpression) throw new AwsError("NotEmulated", `A ${name} with more than ${deepestExpression} parentheses in each other is not emulated.`, 501);
    }
  }
}

/** dynalite's errors carry the body of the answer: `{ __type: "NAMESPACE#Code", message }`. */
function asAwsError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  if (!("statusCode" in error) || !("body" in error)) return error;
  const { __type = "", message, Message } = error.body as { __type?: string; message?: string; Message?: string };
  return new AwsError(__type.slice(__type.indexOf("#") + 1), message ?? Message ?? "", Number(error.statusCode));
}
