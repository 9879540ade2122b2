import { randomUUID } from "node:crypto";
import type { Principal } from "../../../authentication/principal.ts";
import { AwsError } from "../../../gateway/aws-error.ts";
import type { LambdaInvoker, LambdaResult } from "../../interfaces.ts";
import type { ResolverContext } from "../resolvers/context.ts";
import { mappingError, ResolverError } from "../resolvers/resolver-error.ts";
import type { DataSource } from "./data-source.ts";

interface Request {
  readonly operation?: string;
  readonly payload?: unknown;
  readonly invocationType?: string;
}

interface Waiting {
  readonly payload: unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** https://docs.aws.amazon.com/appsync/latest/devguide/resolver-mapping-template-reference-lambda.html */
export function lambdaDataSource(lambda: LambdaInvoker, functionArn: string, caller: Principal): DataSource {
  let batch: Waiting[] | undefined;

  async function invoke(payload: unknown, invocationType: "RequestResponse" | "Event"): Promise<unknown> {
    try {
      return resultOf(await lambda.invoke(functionArn, payload, invocationType, caller));
    } catch (error) {
      throw error instanceof AwsError ? asResolverError(error) : error;
    }
  }

  /** Calls of the same turn, such as the same field of every item of a list, go to the function as one list. */
  function invokeInBatch(payload: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (!batch) {
        batch = [];
        setImmediate(() => void flush());
      }
      batch.push({ payload, resolve, reject });
    });
  }

  async function flush(): Promise<void> {
    const waiting = batch ?? [];
    batch = undefined;
    try {
      const results = await invoke(waiting.map(({ payload }) => payload), "RequestResponse");
      if (!Array.isArray(results) || results.length !== waiting.length) {
        throw new ResolverError("The BatchInvoke response must be a list of the same size as the request.", "MappingTemplate");
      }
      waiting.forEach(({ resolve }, index) => resolve(results[index] ?? null));
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }

  return {
    async invoke(request) {
      const { operation, payload, invocationType = "RequestResponse" } = request as Request;
      if (invocationType !== "RequestResponse" && invocationType !== "Event") {
        throw mappingError(`Unsupported invocationType '${invocationType}'.`);
      }
      if (operation === "BatchInvoke") return invokeInBatch(payload ?? null);
      if (operation !== "Invoke") throw mappingError(`Unsupported operation '${String(operation)}'.`);
      return invoke(payload ?? null, invocationType);
    },
    defaultRequest: (context) => ({ operation: "Invoke", payload: wholeContext(context) }),
  };
}

/** An error of Lambda itself, not of the function. */
function asResolverError({ code, message, status }: AwsError): ResolverError {
  if (code === "NotEmulated") return new ResolverError(message, code);
  const request = `(Service: AWSLambda; Status Code: ${status}; Error Code: ${code}; Request ID: ${randomUUID()})`;
  return new ResolverError(`${message} ${request}`, `Lambda:${code}`);
}

function resultOf(result: LambdaResult): unknown {
  if ("functionError" in result) throw new ResolverError(result.functionError.errorMessage, "Lambda:Unhandled");
  return result.payload ?? null;
}

/** What a direct Lambda resolver, one without mapping templates, receives. */
function wholeContext({ arguments: args, identity, source, request, prev, info, stash }: ResolverContext): object {
  return { arguments: args, identity, source, request, prev, info, stash };
}
