import { buildSchema, executeSync, getVariableValues, parse, type OperationDefinitionNode } from "graphql-16";
import { expect, it } from "vitest";
import { wordExecutionError } from "./error-wording.ts";

const schema = buildSchema(`
  input Place { street: String!  floor: Int  kind: Kind }
  input Create { name: String!  place: Place  places: [Place!] }
  enum Kind { home work }
  type Query { create(input: Create!): String  post: Post }
  type Post { title: String!  flags: [Boolean!]  kinds: [[Kind!]]! }
`);
const operation = parse("query($input: Create!) { create(input: $input) }").definitions[0] as OperationDefinitionNode;

function wordOf(input: unknown): string | undefined {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], { input });
  return errors?.[0] && wordExecutionError(errors[0], schema);
}

it.each([
  [null, "Variable 'input' has coerced Null value for NonNull type 'Create!'"],
  [{}, "Variable 'input' has coerced Null value for NonNull type 'String!'"],
  [{ name: null }, "Variable 'input' has coerced Null value for NonNull type 'String!'"],
  [{ name: "a", place: {} }, "Variable 'input' has coerced Null value for NonNull type 'String!'"],
  [{ name: "a", places: [null] }, "Variable 'input' has coerced Null value for NonNull type 'Place!'"],
  [{ name: "a", age: 1 }, "The variables input contains a field name 'age' that is not defined for input object type 'Create' "],
  [{ name: "a", place: { street: "b", age: 1 } }, "The variables input contains a field name 'age' that is not defined for input object type 'Place' "],
])("words what is wrong with %j as AppSync does", (input, words) => {
  expect(wordOf(input)).toBe(words);
});

it("says which value is wrong, and why", () => {
  expect(wordOf({ name: "a", place: { street: "b", kind: "hotel" } })).toMatch(/^Variable 'input' has an invalid value\. .*"hotel"/);
});

it.each([
  [{ title: null }, "{ post { title } }", "Cannot return null for non-nullable type: 'String' within parent 'Post' (/post/title)"],
  [{ kinds: null }, "{ post { kinds } }", "Cannot return null for non-nullable type: '[[Kind!]]' within parent 'Post' (/post/kinds)"],
  [{ flags: [true, null] }, "{ post { flags } }", "Cannot return null for non-nullable type: 'Boolean' within parent 'Post' (/post/flags[1])"],
  [{ kinds: [["home"], [null]] }, "{ post { all: kinds } }", "Cannot return null for non-nullable type: 'Kind' within parent 'Post' (/post/all[1][0])"],
])("names the type that %j has no value of", (post, query, words) => {
  const { errors } = executeSync({ schema, document: parse(query), rootValue: { post } });
  expect(errors?.map((error) => wordExecutionError(error, schema))).toEqual([words]);
});
