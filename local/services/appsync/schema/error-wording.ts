import { isListType, isNonNullType, isObjectType, Kind, visit, type ASTNode, type DocumentNode, type GraphQLError, type GraphQLOutputType, type GraphQLSchema } from "graphql-16";

type Word = (at: string, ...found: string[]) => string;

/** graphql-js's message of each validation rule, and what AppSync (graphql-java) says instead. */
const validations: readonly (readonly [RegExp, Word])[] = [
  [/^Cannot query field "(.+?)" on type "(.+?)"/, (at, field, type) => `FieldUndefined: Field '${field}' in type '${type}' is undefined${at}`],
  [/^Unknown argument "(.+?)" on field/, (at, name) => `UnknownArgument: Unknown field argument ${name}${at}`],
  [/^Field ".+?" argument "(.+?)" of type/, (at, name) => `MissingFieldArgument: Missing field argument ${name}${at}`],
  [
    /^Field "(.+?)" of type "(.+?)" must have a selection/,
    (at, field, type) => `SubSelectionRequired: Sub selection required for type ${type} of field ${field}${at}`,
  ],
  [
    /^Field "(.+?)" must not have a selection since type "(.+?)"/,
    (at, field, type) => `SubSelectionNotAllowed: Sub selection not allowed on leaf type ${type} of field ${field}${at}`,
  ],
  [/^Variable "\$(.+?)" is not defined/, (at, name) => `UndefinedVariable: Undefined variable ${name}${at}`],
  [/^Variable "\$(.+?)" is never used/, (_at, name) => `UnusedVariable: Unused variable ${name}`],
  [
    /^Variable "\$.+?" of type "(.+?)" used in position expecting type "(.+?)"/,
    (at, type, expected) => `VariableTypeMismatch: Variable type '${type}' doesn't match expected type '${expected}'${at}`,
  ],
  [/^Unknown type "(.+?)"/, (_at, type) => `UnknownType: Unknown type ${type}`],
  [/^Unknown fragment "(.+?)"/, (at, name) => `UndefinedFragment: Undefined fragment ${name}${at}`],
  [/^Fragment "(.+?)" is never used/, (_at, name) => `UnusedFragment: Unused fragment ${name}`],
  [/^Unknown directive "@(.+?)"/, (at, name) => `UnknownDirective: Unknown directive ${name}${at}`],
  [/^(.*)$/s, (at, message) => `WrongType: ${message}${at}`],
];

export function wordValidationError(error: GraphQLError, document: DocumentNode): string {
  const at = pathOf(document, error.nodes?.[0]);
  for (const [pattern, word] of validations) {
    const found = pattern.exec(error.message);
    if (found) return `Validation error of type ${word(at === "" ? "" : ` @ '${at}'`, ...found.slice(1))}`;
  }
  return error.message;
}

/** Names of the fields from the operation down to the node: `getPhrase/owner`. */
function pathOf(document: DocumentNode, wanted: ASTNode | undefined): string {
  const fields: string[] = [];
  let path = "";
  visit(document, {
    enter(node) {
      if (node.kind === Kind.FIELD) fields.push(node.name.value);
      if (node === wanted) path = fields.join("/");
    },
    leave(node) {
      if (node.kind === Kind.FIELD) fields.pop();
    },
  });
  return path;
}

/** Errors while variables are read or results written, in AppSync's words. */
const executions: readonly (readonly [RegExp, (path: string, ...found: string[]) => string])[] = [
  [
    /^Variable "\$([^"]+)" of (?:required|non-null) type "(.+?)" (?:was not provided|must not be null)/,
    (_path, name, type) => `Variable '${name}' has coerced Null value for NonNull type '${type}'`,
  ],
  [
    /^Variable "\$([^"]+)" got invalid value .*? Field ".+?" of required type "(.+?)" was not provided/s,
    (_path, name, type) => `Variable '${name}' has coerced Null value for NonNull type '${type}'`,
  ],
  [
    /^Variable "\$([^"]+)" got invalid value null at .*?; Expected non-nullable type "(.+?)"/s,
    (_path, name, type) => `Variable '${name}' has coerced Null value for NonNull type '${type}'`,
  ],
  [
    /^Variable "\$[^"]+" got invalid value .*; Field "([^"]+)" is not defined by type "([^"]+)"/s,
    // The blank at the end is AppSync's.
    (_path, field, type) => `The variables input contains a field name '${field}' that is not defined for input object type '${type}' `,
  ],
  [/^Variable "\$([^"]+)" got invalid value .*?(?:; )(.*)$/s, (_path, name, reason) => `Variable '${name}' has an invalid value. ${reason}`],
  [/^Expected Iterable, but did not find one/, (path) => `Can't resolve value (${path}) : type mismatch error, expected type LIST`],
  [/^(Unable to serialize .*)$/s, (path, reason) => `Can't serialize value (${path}) : ${reason}`],
  [/^((?:Int|Float|String|Boolean|ID|Enum ".+?") cannot represent .*)$/s, (path, reason) => `Can't serialize value (${path}) : ${reason}`],
];

export function wordExecutionError(error: GraphQLError, schema: GraphQLSchema): string {
  const path = wordPath(error.path ?? []);
  const [, parent = "", field = ""] = /^Cannot return null for non-nullable field (.+?)\.(.+?)\.?$/.exec(error.message) ?? [];
  const owner = schema.getType(parent);
  const type = isObjectType(owner) ? owner.getFields()[field]?.type : undefined;
  if (type) return wordNull(innermost(type, error.path ?? []), parent, error.path ?? []);
  for (const [pattern, word] of executions) {
    const found = pattern.exec(error.message);
    if (found) return word(path, ...found.slice(1));
  }
  return error.message;
}

/** `type`: what must not be null, without its exclamation mark. */
export function wordNull(type: GraphQLOutputType, parent: string, path: readonly (string | number)[]): string {
  return `Cannot return null for non-nullable type: '${String(isNonNullType(type) ? type.ofType : type)}' within parent '${parent}' (${wordPath(path)})`;
}

/** The type of what stands at the path's end: of an element where it ends in indexes of lists. */
function innermost(type: GraphQLOutputType, path: readonly (string | number)[]): GraphQLOutputType {
  const nullable = isNonNullType(type) ? type.ofType : type;
  return typeof path.at(-1) === "number" && isListType(nullable) ? innermost(nullable.ofType, path.slice(0, -1)) : type;
}

const wordPath = (path: readonly (string | number)[]) => path.map((step) => (typeof step === "number" ? `[${step}]` : `/${step}`)).join("") || "/";
