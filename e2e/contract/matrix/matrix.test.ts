import { expect, inject, it } from "vitest";
import { configureAmplify } from "../../support/amplify-client.ts";
import { postGraphQL } from "../../support/graphql.ts";
import { newGuest } from "../../support/room-member.ts";
import { sign, withoutHost } from "../fuzz/sign.ts";
import { operations } from "./operations.ts";
import { runMatrix } from "./run-matrix.ts";

const origin = inject("origin");

it("has a row for every operation of the schema, and none that is no longer there", async () => {
  const { outputs } = await configureAmplify(origin);
  const query = "{ __schema { types { name fields { name } } } }";
  const body = Buffer.from(JSON.stringify({ query, variables: {} }));
  const headers = withoutHost(sign({ method: "POST", path: "/graphql", headers: { host: new URL(origin).host }, body }, "appsync", await newGuest(outputs)));
  const { data } = await postGraphQL(outputs.data.url, headers, query);
  const { __schema: schema } = data as unknown as { __schema: { types: { name: string; fields: { name: string }[] | null }[] } };
  const inSchema = schema.types.filter(({ name }) => /^(?:Query|Mutation|Subscription)$/.test(name)).flatMap(({ name, fields }) => (fields ?? []).map((field) => `${name}.${field.name}`));
  const inMatrix = operations.map(({ name }) => name);
  expect(inSchema.filter((name) => !inMatrix.includes(name)), "operations without a row in e2e/contract/matrix/operations.ts").toEqual([]);
  expect(inMatrix.filter((name) => !inSchema.includes(name)), "rows of operations that the schema does not have").toEqual([]);
});

it("answers every caller of every operation and path as the matrix says", async () => {
  const unexpected = (await runMatrix(origin)).filter(({ expected, found }) => expected !== found);
  expect(unexpected.map(({ operation, caller, expected, found }) => `${operation} by ${caller}: ${found}, not ${expected}`)).toEqual([]);
});
