import { getOperationAST, parse, validate, type DocumentNode, type GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from "graphql-16";
import { measureQuery } from "./query-size.ts";
import { badRequest, malformed } from "./request-error.ts";

export interface PreparedDocument {
  readonly document: DocumentNode;
  readonly validationErrors: readonly GraphQLError[];
}

const remembered = 500;
const longestRemembered = 50_000; // characters
/** AppSync names no number. Fragments that double each other make millions out of a few lines. */
const mostFields = 10_000;

/** Parses and validates each query text once; the least recently used are forgotten. Throws RequestError for no GraphQL, and for too much of it. */
export function createDocuments(schema: GraphQLSchema, { queryDepthLimit }: { readonly queryDepthLimit: number }): (query: string) => PreparedDocument {
  const cache = new Map<string, PreparedDocument>();
  return (query) => {
    const known = cache.get(query);
    if (known) {
      cache.delete(query);
      cache.set(query, known);
      return known;
    }
    const document = parseQuery(query);
    const { depth, fields } = measureQuery(document);
    if (queryDepthLimit > 0 && depth > queryDepthLimit) throw badRequest(`The query is ${depth} levels deep; the limit of this API is ${queryDepthLimit}.`);
    if (fields > mostFields) throw badRequest(`The query selects more than ${mostFields} fields.`);
    const prepared = { document, validationErrors: validate(schema, document, undefined, { maxErrors: 20 }) };
    if (query.length <= longestRemembered) cache.set(query, prepared);
    const [oldest] = cache.keys();
    if (cache.size > remembered && oldest !== undefined) cache.delete(oldest);
    return prepared;
  };
}

function parseQuery(query: string): DocumentNode {
  try {
    return parse(query, { maxLexicalTokens: 15_000 });
  } catch {
    throw malformed("Unable to parse GraphQL query.");
  }
}

export function selectOperation(document: DocumentNode, operationName: string | undefined): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName);
  if (operation) return operation;
  throw badRequest(
    operationName === undefined
      ? "Must provide operation name if query contains multiple operations."
      : `Unknown operation named '${operationName}'.`,
  );
}
