import type { AppSyncIdentity } from "aws-lambda";
import { withNamedErrors } from "../errors/named-errors.ts";
import { type Caller, callerOf } from "./caller.ts";

type Operation = (args: never, caller: Caller) => Promise<unknown>;

/** What AppSync sends to a function: https://docs.amplify.aws/react/build-a-backend/data/custom-business-logic/ */
interface Call {
  readonly fieldName: string;
  readonly arguments: Record<string, unknown>;
  readonly identity: AppSyncIdentity;
}

/** One function for several fields of the API, by the field's name. AppSync has checked the arguments' types. */
export function roomHandler(operations: Readonly<Record<string, Operation>>): (call: Call) => Promise<unknown> {
  return ({ fieldName, arguments: args, identity }) =>
    withNamedErrors({ operation: fieldName, roomId: args["roomId"] }, () => {
      const operation = Object.hasOwn(operations, fieldName) ? operations[fieldName] : undefined;
      if (!operation) throw new Error(`The function has no operation for the field ${fieldName}.`);
      return operation(args as never, callerOf(identity));
    });
}
