import type { DocumentNode, GraphQLError, GraphQLSchema } from "graphql-16";
import { ResolverError } from "../resolvers/resolver-error.ts";
import { wordExecutionError, wordValidationError } from "../schema/error-wording.ts";

/** An error in the `errors` of an answer, in AppSync's form. */
export interface WireError {
  readonly path: readonly (string | number)[] | null;
  readonly data?: unknown;
  readonly errorType?: string | null;
  readonly errorInfo?: unknown;
  readonly locations: readonly { readonly line: number; readonly column: number; readonly sourceName: null }[] | null;
  readonly message: string;
}

const locationsOf = (error: GraphQLError) =>
  error.locations?.map(({ line, column }) => ({ line, column, sourceName: null })) ?? null;

export function validationErrorToWire(error: GraphQLError, document: DocumentNode): WireError {
  return { path: null, locations: locationsOf(error), message: wordValidationError(error, document) };
}

/** A field's error: the resolver's own, or one of reading variables or writing results. Anything else is told to the log. */
export function executionErrorToWire(error: GraphQLError, schema: GraphQLSchema, log: (message: string) => void): WireError {
  const { originalError } = error;
  const place = { path: error.path ?? null, locations: locationsOf(error) };
  if (originalError instanceof ResolverError) return resolverErrorToWire(originalError, place);
  if (originalError && originalError.name !== "GraphQLError" && !/^Expected Iterable|^Cannot return null/.test(originalError.message)) {
    log(`${(error.path ?? []).join("/")} failed: ${originalError.stack ?? originalError.message}`);
    const failure = new ResolverError("An internal failure occurred while resolving this field.", "InternalFailure");
    return resolverErrorToWire(failure, place);
  }
  return { path: place.path, locations: error.path ? null : place.locations, message: wordExecutionError(error, schema) };
}

export function resolverErrorToWire(error: ResolverError, place: Pick<WireError, "path" | "locations">): WireError {
  const { data, errorType, errorInfo, message } = error;
  return { path: place.path, data, errorType, errorInfo, locations: place.locations, message };
}
