import { execute, GraphQLError, Kind, OperationTypeNode, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from "graphql-16";
import type { Caller } from "../authorization/auth-mode.ts";
import { permissionDenied } from "../authorization/permission.ts";
import type { Invalidation, RequestInfo } from "../resolvers/context.ts";
import { ResolverError } from "../resolvers/resolver-error.ts";
import type { Trace } from "../../interfaces.ts";
import type { RequestRun } from "./attach-resolvers.ts";
import { selectOperation, type PreparedDocument } from "./documents.ts";
import type { GraphQLRequest } from "./read-request.ts";
import { badRequest } from "./request-error.ts";
import { executionErrorToWire, resolverErrorToWire, validationErrorToWire, type WireError } from "./wire-error.ts";

export interface Answer {
  readonly data: unknown;
  readonly errors?: readonly WireError[];
}

export interface Published {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>>;
}

interface EngineOptions {
  readonly schema: GraphQLSchema;
  readonly prepare: (query: string) => PreparedDocument;
  readonly environment: Readonly<Record<string, string>>;
  readonly introspection: boolean;
  readonly timeLimitMs: number;
  readonly resolverCountLimit: number;
  /** Told of a mutation's completed fields, after their own resolvers ran. */
  readonly publish: (mutation: Published) => void;
  readonly invalidate: (invalidation: Invalidation) => void;
  readonly log: (message: string) => void;
}

export type ExecuteRequest = (request: GraphQLRequest, caller: Caller, info: RequestInfo, trace?: Trace) => Promise<Answer>;

/** Executes queries and mutations. Throws RequestError for what cannot be executed at all. */
export function createEngine(options: EngineOptions): ExecuteRequest {
  const { schema, prepare, environment, introspection, timeLimitMs, publish, invalidate, log, resolverCountLimit } = options;

  async function run(request: GraphQLRequest, caller: Caller, info: RequestInfo, trace?: Trace): Promise<Answer> {
    const { document, validationErrors } = prepare(request.query);
    if (validationErrors.length > 0) {
      trace?.failed("ValidationError");
      return { data: null, errors: validationErrors.map((error) => validationErrorToWire(error, document)) };
    }
    const operation = selectOperation(document, request.operationName);
    trace?.operation(nameOf(operation));
    if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw badRequest("Subscriptions are only supported through the realtime endpoint.");
    if (!introspection && looksInside(operation)) throw badRequest("Introspection is disabled for this API.");

    const appended: WireError[] = [];
    let resolvers = 0;
    const contextValue: RequestRun = {
      asked: { count: 0 },
      denials: [],
      caller,
      ...(trace && { trace }),
      request: info,
      environment,
      invalidate,
      log,
      countResolver() {
        resolvers += 1;
        if (resolvers <= resolverCountLimit) return;
        throw new ResolverError(`The request runs more than ${resolverCountLimit} resolvers, the limit of this API.`, "ResolverCountLimitExceeded");
      },
      appendError(error, { path, fieldNodes }) {
        const place = new GraphQLError(error.message, { nodes: fieldNodes, path: pathToArray(path) });
        appended.push(resolverErrorToWire(error, executionErrorToWire(place, schema, log)));
      },
    };
    const result = await execute({
      schema,
      document,
      operationName: request.operationName ?? null,
      variableValues: request.variables,
      contextValue,
    });
    const [denial] = contextValue.denials;
    if (denial && contextValue.denials.length === contextValue.asked.count) throw permissionDenied(denial);
    if (operation.operation === OperationTypeNode.MUTATION && result.data) {
      publish({ document, operation, variables: request.variables, data: result.data });
    }
    const errors = [...(result.errors ?? []).map((error) => executionErrorToWire(error, schema, log)), ...appended];
    const [first] = errors;
    if (first) trace?.failed(codeOf(first));
    return errors.length > 0 ? { data: result.data ?? null, errors } : { data: result.data ?? null };
  }

  return (request, caller, info, trace) => withTimeLimit(run(request, caller, info, trace), timeLimitMs);
}

/** AppSync gives up a request after 30 seconds; what it started goes on. */
async function withTimeLimit(answer: Promise<Answer>, timeLimitMs: number): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Answer>((resolve) => {
    const error = { path: null, errorType: "ExecutionTimeout", locations: null, message: "Request execution timed out." };
    timer = setTimeout(() => resolve({ data: null, errors: [error] }), timeLimitMs);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** The fields that it asks for at the root, which the schema names; a name or an alias is the client's. */
function nameOf({ operation, selectionSet }: OperationDefinitionNode): string {
  const fields = selectionSet.selections.map((node) => (node.kind === Kind.FIELD ? node.name.value : "..."));
  return `${operation} ${fields.slice(0, 5).join(", ")}`;
}

/** A function's own code, where its error has one (`Code: sentence`); else AppSync's. */
function codeOf({ errorType, message }: WireError): string {
  const own = errorType === "Lambda:Unhandled" ? /^[A-Z][A-Za-z]+(?=: )/.exec(message)?.[0] : undefined;
  return own ?? errorType ?? "ExecutionError";
}

function looksInside({ selectionSet }: OperationDefinitionNode): boolean {
  return selectionSet.selections.some((node) => node.kind === Kind.FIELD && /^__(?:schema|type)$/.test(node.name.value));
}

interface Path {
  readonly prev: Path | undefined;
  readonly key: string | number;
}

function pathToArray(path: Path | undefined): (string | number)[] {
  return path ? [...pathToArray(path.prev), path.key] : [];
}
