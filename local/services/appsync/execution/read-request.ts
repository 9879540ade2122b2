import { malformed } from "./request-error.ts";

export interface GraphQLRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Throws RequestError for what is no GraphQL request. */
export function readRequest(body: string): GraphQLRequest {
  const request = parseObject(body);
  const { query, operationName, variables } = request;
  if (typeof query !== "string" || query.trim() === "") throw malformed("No GraphQL query found in request.");
  if (operationName !== undefined && operationName !== null && typeof operationName !== "string") {
    throw malformed("The operationName must be a string.");
  }
  return { query, variables: readVariables(variables), ...(operationName ? { operationName } : {}) };
}

function readVariables(variables: unknown): Readonly<Record<string, unknown>> {
  if (variables === undefined || variables === null || variables === "") return {};
  // Some clients send them as text.
  const read = typeof variables === "string" ? parseObject(variables) : variables;
  if (typeof read !== "object" || Array.isArray(read)) throw malformed("Variables must be a JSON object.");
  return read as Readonly<Record<string, unknown>>;
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Named below, as any other body that is no object.
  }
  throw malformed("Invalid JSON payload in POST request.");
}
