import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { allAttacks, type AnyAttack } from "./attacks/all.ts";
import { greedyQueries } from "./attacks/requests.ts";
import { createExchange, type Exchange } from "./exchange.ts";
import { faultsIn, startFuzzCloud, type FuzzCloud } from "./fuzz-cloud.ts";
import { judgeGraphQL } from "./verdict.ts";

/** `FUZZ_INPUTS=200000 FUZZ_SEED=…` attacks longer and with others, as one does by hand; a change is to be judged by the same ones each time. */
const inputs = Number(process.env["FUZZ_INPUTS"] ?? 20_000);
const seed = Number(process.env["FUZZ_SEED"] ?? 1);
const names = ["GraphQL", "real-time", "Cognito user pools", "Cognito identity pools", "S3", "DynamoDB", "Translate", "Polly", "HTTP"];
/** Sent at once, as many clients would: what they do to each other is attacked too. */
const atOnce = 8;

let cloud: FuzzCloud;
let exchange: Exchange;
let attacks: readonly AnyAttack[];
let close: () => void;

beforeAll(async () => {
  cloud = await startFuzzCloud();
  ({ exchange, close } = createExchange(cloud.port));
  attacks = allAttacks({ cloud, exchange });
});
afterAll(async () => {
  close();
  await cloud.close();
});

it("knows every attack by its name", () => {
  expect(attacks.map(({ name }) => name)).toEqual(names);
  expect(attacks.reduce((sum, { share }) => sum + share, 0)).toBe(100);
});

it.each(names)("answers whatever comes at %s with a right answer or a named error", async (name) => {
  const attack = attacks.find((each) => each.name === name);
  if (!attack) throw new Error(`There is no attack on ${name}.`);
  const property = fc.asyncProperty(fc.array(attack.inputs, { minLength: 1, maxLength: atOnce, size: "max" }), async (batch) => {
    const faults = (await Promise.all(batch.map(attack.send))).filter((fault) => fault !== undefined);
    expect([...faults, ...faultsIn(cloud.newLogLines())]).toEqual([]);
  });
  await fc.assert(property, { seed, numRuns: Math.ceil((inputs * attack.share) / 100 / (attack.each ?? 1) / (atOnce / 2)) });
}, 3_600_000);

const ask = (query: string) =>
  exchange({ method: "POST", path: "/graphql", headers: { authorization: cloud.person.accessToken }, body: Buffer.from(JSON.stringify({ query, variables: { a: true } })) });

it.each(greedyQueries.map((query) => [query.slice(0, 40), query]))("does not work long for %s", async (_start, query) => {
  expect(judgeGraphQL(await ask(query))).toBeUndefined();
  expect(faultsIn(cloud.newLogLines())).toEqual([]);
});

it("still serves who asks for something sensible", async () => {
  const { status, body } = await ask("{ usage { used } languages { code } rooms { roomId } }");
  expect([status, Object.keys((JSON.parse(body.toString()) as { data: object }).data)]).toEqual([200, ["usage", "languages", "rooms"]]);
});
