import { buildSchema, getVariableValues, parse, type OperationDefinitionNode } from "graphql-16";
import { expect, it } from "vitest";
import { wordExecutionError } from "./error-wording.ts";

const schema = buildSchema(`
  input Place { street: String!  floor: Int  kind: Kind }
  input Create { name: String!  place: Place  places: [Place!] }
  enum Kind { home work }
  type Query { create(input: Create!): String }
`);
const operation = parse("query($input: Create!) { create(input: $input) }").definitions[0] as OperationDefinitionNode;

function wordOf(input: unknown): string | undefined {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], { input });
  return errors?.[0] && wordExecutionError(errors[0]);
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
