import { rm } from "node:fs/promises";
import { fetchAuthSession, signIn, signOut } from "aws-amplify/auth";
import { afterAll, expect, it } from "vitest";
import { configureAmplify } from "../support/amplify-client.ts";
import { codeFor, newPerson, signUp } from "../support/person.ts";
import { startProduct, type Product } from "../support/product.ts";

let product: Product | undefined;
afterAll(async () => {
  await product?.stop();
  if (product) await rm(product.dataDirectory, { recursive: true, force: true });
});

it("prints no word, name, address, password, code or token of the people who use it, whatever goes wrong for them", { timeout: 240_000 }, async () => {
  product = await startProduct();
  const { origin } = product;
  const { client, outputs } = await configureAmplify(origin);
  const person = await signUp(origin, outputs, { ...newPerson(), password: "Zanzibar-1-zanzibar" });
  const code = await codeFor(origin, person.email);
  await expect(signIn({ username: person.email, password: "Zanzibar-2-zanzibar" })).rejects.toThrow();
  await signIn({ username: person.email, password: person.password });
  const { tokens, credentials } = await fetchAuthSession();

  const text = "The zanzibar house is big.";
  const { data: room } = await client.mutations.openRoom({ title: "Zanzibar talk", language: "en", displayName: "Zanzibar Anna" });
  const roomId = room?.roomId ?? "";
  const { data: said } = await client.mutations.say({ roomId, messageId: "m1", text, language: "en" });
  expect(said?.text).toBe(text);
  const answers = await Promise.all([
    client.queries.translate({ text, source: "en", target: "es" }),
    client.queries.speak({ text, language: "en" }),
    client.queries.translate({ text, source: "en", target: "zanzibar" }),
    client.queries.speak({ text, language: "en", voiceId: "zanzibar" }),
    client.mutations.say({ roomId: "zanzibar", messageId: "m2", text, language: "en" }),
    client.models.Phrase.create({ clientId: "c1", sourceText: text, sourceLanguage: "en", targetText: text, targetLanguage: "es" }),
  ]);
  expect(answers.map(({ errors }) => errors === undefined)).toEqual([true, true, false, false, false, true]);
  await signOut();

  const printed = product.output();
  expect(printed).toContain("Parley is ready");
  const secrets = [code, person.email, credentials?.secretAccessKey, credentials?.sessionToken, String(tokens?.accessToken), String(tokens?.idToken)];
  for (const secret of secrets) expect(printed).not.toContain(secret);
  // Any token begins like this: it is JSON, in base64.
  expect(printed).not.toMatch(/zanzibar|\beyJ[\w-]{10}|X-Amz-Signature/i);
});
