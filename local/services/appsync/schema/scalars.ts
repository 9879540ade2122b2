import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from "graphql-16";
import { textFormats } from "./scalar-formats.ts";

/** AppSync shows a scalar's name without its prefix. */
const invalid = (verb: string, value: unknown, scalar: string) =>
  new GraphQLError(`Unable to ${verb} \`${typeof value === "string" ? value : JSON.stringify(value)}\` as a valid ${scalar} Object.`);

function textScalar(name: string, isValid: (text: string) => boolean): GraphQLScalarType {
  const shown = name.slice(3);
  const check = (verb: string) => (value: unknown) => {
    if (typeof value === "string" && isValid(value)) return value;
    throw invalid(verb, value, shown);
  };
  const parseValue = check("parse");
  return new GraphQLScalarType({
    name,
    serialize: check("serialize"),
    parseValue,
    parseLiteral: (node) => parseValue(node.kind === Kind.STRING ? node.value : valueFromASTUntyped(node)),
  });
}

function isTimestamp(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value);
}

const timestamp = new GraphQLScalarType({
  name: "AWSTimestamp",
  serialize: (value) => toTimestamp("serialize", value),
  parseValue: (value) => toTimestamp("parse", value),
  parseLiteral: (node) => toTimestamp("parse", node.kind === Kind.INT ? Number(node.value) : valueFromASTUntyped(node)),
});

function toTimestamp(verb: string, value: unknown): number {
  if (isTimestamp(value)) return value;
  throw invalid(verb, value, "Timestamp");
}

function parseJson(value: unknown): unknown {
  try {
    if (typeof value === "string") return JSON.parse(value) as unknown;
  } catch {
    // Named below, as for what is no text.
  }
  throw invalid("parse", value, "JSON");
}

/** Its input is parsed for the resolver. Its output is text; a text that is JSON already is not quoted again. */
const json = new GraphQLScalarType({
  name: "AWSJSON",
  serialize: (value) => (typeof value === "string" && isJson(value) ? value : JSON.stringify(value)),
  parseValue: parseJson,
  parseLiteral: (node: ValueNode) => parseJson(node.kind === Kind.STRING ? node.value : undefined),
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export const awsScalars: readonly GraphQLScalarType[] = [
  ...Object.entries(textFormats).map(([name, isValid]) => textScalar(name, isValid)),
  timestamp,
  json,
];
