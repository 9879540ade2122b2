import { expect, inject, it } from "vitest";
import { configureAmplify } from "../support/amplify-client.ts";

interface Recorded {
  readonly operation: string;
  readonly errorCode?: string;
  readonly steps: readonly { readonly kind: string; readonly name: string; readonly ms: number }[];
}

it("tells of a translation what the app asked, and what its function asked for it, and nothing of what was said", async () => {
  const origin = inject("origin");
  const read = async (path: string) => (await fetch(`${origin}/_local${path}`, { headers: { accept: "application/json" } })).text();
  const { client } = await configureAmplify(origin);
  const text = "The dashboard must not repeat this sentence.";
  await client.queries.translate({ text, source: "en", target: "es" }, { authMode: "iam" });
  await client.queries.translate({ text: "", source: "en", target: "es" }, { authMode: "iam" });

  const answer = await read("");
  const requests = JSON.parse(answer) as readonly Recorded[];
  const translated = requests.filter(({ operation }) => operation === "query translate");
  expect(translated.map(({ errorCode }) => errorCode).slice(0, 2)).toEqual(["TextEmpty", undefined]);
  expect(translated[1]?.steps.map(({ kind, name }) => `${kind} ${name}`)).toEqual(
    expect.arrayContaining(["resolver Query.translate", expect.stringMatching(/^function Invoke/), expect.stringMatching(/^data source .*Lambda/)]),
  );
  expect(requests.map(({ operation }) => operation)).toEqual(expect.arrayContaining(["TranslateText", "GetCredentialsForIdentity", "PutItem"]));
  expect(answer).not.toContain("repeat this sentence");

  const tables = JSON.parse(await read("/tables")) as { name: string; items: number }[];
  const memory = tables.find(({ name }) => name.includes("TranslationMemory"));
  expect(memory?.items).toBeGreaterThan(0);
  expect(await read(`/tables/${memory?.name ?? ""}`)).toContain('"page":[{');
  expect(await read("/buckets")).toContain('"objects":');
});
