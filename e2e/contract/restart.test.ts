import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signIn, signOut } from "aws-amplify/auth";
import { afterAll, expect, it } from "vitest";
import { configureAmplify } from "../support/amplify-client.ts";
import { signUp } from "../support/person.ts";
import { freePort, startProduct, type Product } from "../support/product.ts";

const dataDirectory = await mkdtemp(join(tmpdir(), "parley-restart-"));
let product: Product | undefined;
afterAll(async () => {
  await product?.stop();
  await rm(dataDirectory, { recursive: true });
});

it("brings people, phrases, memory and a session back after a kill -9", { timeout: 240_000 }, async () => {
  const port = await freePort();
  product = await startProduct({ dataDirectory, port });
  const { client, outputs } = await configureAmplify(product.origin);
  const sentence = { text: "Please wait in the next room.", source: "en", target: "es" };
  await client.queries.translate(sentence, { authMode: "iam" });

  const person = await signUp(product.origin, outputs);
  await signIn({ username: person.email, password: person.password });
  const { data: kept } = await client.models.Phrase.create({
    clientId: "c-1",
    sourceText: sentence.text,
    sourceLanguage: "en",
    targetText: "Espere",
    targetLanguage: "es",
  });

  product.process.kill("SIGKILL");
  await new Promise((gone) => product?.process.once("exit", gone));
  product = await startProduct({ dataDirectory, port });

  // The same session goes on, with the tokens it had.
  expect((await client.models.Phrase.get({ id: kept?.id ?? "" })).data?.sourceText).toBe(sentence.text);
  expect((await client.queries.translate(sentence)).data?.cached).toBe(true);
  await signOut();
  await signIn({ username: person.email, password: person.password });
  expect((await client.models.Phrase.list()).data.map(({ id }) => id)).toEqual([kept?.id]);
  await signOut();
});

it("is as on the first day after --reset, and says what it deleted", async () => {
  await product?.stop();
  product = await startProduct({ dataDirectory, flags: ["--reset"] });
  expect(product.output()).toContain(`Deleted from ${dataDirectory}: `);
  expect(product.output()).toContain("client-config, cognito, dynamodb, mailbox, s3, session-credentials.key.");
  expect(await (await fetch(`${product.origin}/_local/mailbox`, { headers: { accept: "application/json" } })).json()).toEqual([]);
});
