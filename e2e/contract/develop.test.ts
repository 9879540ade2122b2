import { signIn } from "aws-amplify/auth";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { configureAmplify, queriesOf, type DataClient } from "../support/amplify-client.ts";
import { copyOfCheckout, type Checkout } from "../support/checkout.ts";
import { signUp } from "../support/person.ts";
import { startProduct, type Product } from "../support/product.ts";

/** `npm run dev`, in a copy of this checkout. The tests are one developer's morning: each goes on where the one before ended. */
let checkout: Checkout;
let product: Product;
let client: DataClient;
let phraseId: string;

const handler = "amplify/functions/get-usage/get-usage.ts";
const entry = "amplify/functions/get-usage/handler.ts";
const schema = "amplify/data/resource.ts";
const theHandler = "used: await readUsage(quota, person),";

/** How long it may take where all else runs beside it. */
const aSynthesis = { timeout: 150_000 };
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

beforeAll(async () => {
  checkout = await copyOfCheckout();
  product = await startProduct({ root: checkout.root, dataDirectory: checkout.dataDirectory, flags: ["--dev"] });
  const { client: made, outputs } = await configureAmplify(product.origin);
  client = made;
  const person = await signUp(product.origin, outputs);
  await signIn({ username: person.email, password: person.password });
  const { data } = await client.models.Phrase.create({ clientId: "c-1", sourceText: "Good morning.", sourceLanguage: "en", targetText: "Buenos días.", targetLanguage: "es" });
  phraseId = data?.id ?? "";
});
afterAll(async () => {
  await product.stop();
  await checkout.remove();
});

/** Nothing while it is replaced. */
const used = async () => (await client.queries.usage().catch(() => undefined))?.data?.used;
const keptPhrase = async () => (await client.models.Phrase.get({ id: phraseId })).data?.sourceText;

/** While the file holds the mistake: what it prints of that, once it says these words. Then the file is as before. */
async function saidOf(file: string, text: string, mistake: string, words: RegExp, meanwhile?: () => Promise<void>): Promise<string> {
  const before = product.output().length;
  const printed = () => product.output().slice(before);
  const undo = await checkout.change(file, text, mistake);
  try {
    await expect.poll(printed, aSynthesis).toMatch(words);
    await meanwhile?.();
    return printed();
  } finally {
    await undo();
  }
}

it("says file and line of a handler with a syntax error, goes on with the old code, and takes the mended one", async () => {
  const printed = await saidOf(handler, theHandler, "used: (1,", /goes on as it was/, async () => expect(await used()).toBe(0));
  expect(printed).toMatch(/^amplify\/functions\/get-usage\/handler\.ts goes on as it was\. It cannot be bundled:\n\namplify\/functions\/get-usage\/get-usage\.ts:9:\d+: Expected "\("/m);
  const undo = await checkout.change(handler, theHandler, "used: 7,");
  await expect.poll(used).toBe(7);
  await undo();
});

it("says file and line of what a handler throws when it is loaded, and takes the mended one", async () => {
  await saidOf(entry, 'environment("USAGE_TABLE")', 'environment("NO_SUCH_TABLE")', /NO_SUCH_TABLE is missing(?:.|\n)*amplify\/functions\/get-usage\/handler\.ts:8/);
  await expect.poll(used).toBe(0);
});

it("says file and line of a mistake in the schema, and goes on with the old backend", async () => {
  const goesOn = async () => expect(await used()).toBe(0);
  const printed = await saidOf(schema, 'a.ref("Usage")', 'a.ref("Usages")', /amplify\/data\/resource\.ts:\d+: .*Usages/, goesOn);
  expect(printed).toContain("The backend in amplify/ does not synthesize");
  expect(printed).not.toMatch(/^\s+at /m);
});

it("serves a new field of the schema, with everything that was kept", async () => {
  await checkout.change(schema, "usage: a", 'usageToo: a.query().returns(a.ref("Usage")).authorization((allow) => [allow.guest()]).handler(a.handler.function(getUsage)),\n  usage: a');
  await expect.poll(() => queriesOf(product.origin), aSynthesis).toContain("usageToo");
  expect(await keptPhrase()).toBe("Good morning.");
  expect(await used()).toBe(0);
});
