import { signIn, signOut, fetchAuthSession } from "aws-amplify/auth";
import { afterAll, beforeAll, expect, inject, it, vi } from "vitest";
import { configureAmplify, type DataClient, type Outputs } from "../support/amplify-client.ts";
import { postGraphQL } from "../support/graphql.ts";
import { signUp, type Person } from "../support/person.ts";

let client: DataClient;
let outputs: Outputs;
let anna: Person;
/** Another person, whose token is used by hand: `aws-amplify` holds one person at a time. */
let otherToken: string;
const origin = inject("origin");

const tokenOfThisSession = async () => String((await fetchAuthSession()).tokens?.accessToken);

beforeAll(async () => {
  ({ client, outputs } = await configureAmplify(origin));
  const bela = await signUp(origin, outputs);
  await signIn({ username: bela.email, password: bela.password });
  otherToken = await tokenOfThisSession();
  // Offline, so that the token is forgotten here but not revoked there.
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  await signOut();
  vi.unstubAllGlobals();
  anna = await signUp(origin, outputs);
  await signIn({ username: anna.email, password: anna.password });
});
afterAll(() => signOut());

let made = 0;
function phrase(over: Record<string, unknown> = {}) {
  made += 1;
  return {
    id: crypto.randomUUID(),
    clientId: crypto.randomUUID(),
    sourceText: `Phrase ${made}`,
    sourceLanguage: "en",
    targetText: `Frase ${made}`,
    targetLanguage: "es",
    ...over,
  };
}

it("keeps, changes and removes a phrase", async () => {
  const { data: kept, errors } = await client.models.Phrase.create(phrase());
  expect(errors).toBeUndefined();
  const id = kept?.id ?? "";
  const changed = await client.models.Phrase.update({ id, favourite: true });
  expect(changed.data?.favourite).toBe(true);
  expect((await client.models.Phrase.get({ id })).data?.favourite).toBe(true);
  await client.models.Phrase.delete({ id });
  expect((await client.models.Phrase.get({ id })).data).toBeNull();
});

it("keeps what a person adds to a phrase, and which version its writer had seen", async () => {
  const { data: kept } = await client.models.Phrase.create(phrase({ tags: "clinic,first visit", note: "Ask slowly.", known: true }));
  expect(kept).toMatchObject({ tags: "clinic,first visit", note: "Ask slowly.", known: true });
  const id = kept?.id ?? "";
  const basedOn = kept?.updatedAt ?? "";
  const { data: changed } = await client.models.Phrase.update({ id, tags: "", note: "", known: false, basedOn });
  expect(changed).toMatchObject({ tags: "", note: "", known: false, basedOn, sourceText: kept?.sourceText });
  expect(Date.parse(changed?.updatedAt ?? "")).toBeGreaterThan(Date.parse(basedOn));
});

it("refuses the same id a second time, and what stands there is as it was", async () => {
  const first = phrase();
  await client.models.Phrase.create(first);
  const again = await client.models.Phrase.create({ ...first, targetText: "Otra cosa" });
  expect(again.errors?.[0]?.errorType).toBe("DynamoDB:ConditionalCheckFailedException");
  expect((await client.models.Phrase.get({ id: first.id })).data?.targetText).toBe(first.targetText);
});

it("tells the owner's other devices at once, and nobody else", async () => {
  const seen: string[] = [];
  const subscription = client.models.Phrase.onCreate().subscribe({
    next: ({ sourceText }) => seen.push(sourceText),
  });
  try {
    await expect
      .poll(async () => {
        await client.models.Phrase.create(phrase({ sourceText: "From my other device" }));
        return seen;
      }, { interval: 300 })
      .toContain("From my other device");
    const create = "mutation M($input: CreatePhraseInput!) { createPhrase(input: $input) { id sourceText owner } }";
    const theirs = await postGraphQL(outputs.data.url, { authorization: otherToken }, create, {
      input: phrase({ sourceText: "Somebody else's" }),
    });
    expect(theirs.errors).toBeUndefined();
    await client.models.Phrase.create(phrase({ sourceText: "The last one" }));
    await expect.poll(() => seen).toContain("The last one");
    expect(seen).not.toContain("Somebody else's");
  } finally {
    subscription.unsubscribe();
  }
});

it("lets nobody read, change or delete another person's phrase by its id", async () => {
  const { data } = await client.models.Phrase.create(phrase());
  const id = data?.id ?? "";
  const asOther = (query: string, input: object = {}) =>
    postGraphQL(outputs.data.url, { authorization: otherToken }, query, { id, input: { id, ...input } });

  const read = await asOther("query Q($id: ID!) { getPhrase(id: $id) { id sourceText } }");
  expect(read.data?.getPhrase).toBeNull();
  expect(read.errors?.[0]?.errorType).toBe("Unauthorized");
  const changed = await asOther("mutation M($input: UpdatePhraseInput!) { updatePhrase(input: $input) { id } }", {
    targetText: "mine now",
  });
  expect(changed.data?.updatePhrase).toBeNull();
  const removed = await asOther("mutation M($input: DeletePhraseInput!) { deletePhrase(input: $input) { id } }");
  expect(removed.data?.deletePhrase).toBeNull();
  expect((await client.models.Phrase.get({ id })).data?.targetText).toBe(data?.targetText);
});

it("bounds what one can keep, by name", async () => {
  const { data, errors } = await client.models.Phrase.create(phrase({ sourceText: "x".repeat(5_001) }));
  expect(data).toBeNull();
  expect(errors?.[0]?.message).toContain("TextTooLong");
});

it.each([
  ["blank text", { sourceText: " \n" }, "TextEmpty"],
  ["no text", { targetText: "" }, "TextEmpty"],
  ["an impossible language", { targetLanguage: "en</b>" }, "UnsupportedLanguage"],
  ["no client id", { clientId: "" }, "ClientIdInvalid"],
  ["a note without an end", { note: "x".repeat(1_001) }, "NoteTooLong"],
  ["tags without an end", { tags: "x".repeat(1_001) }, "TagsTooLong"],
])("refuses a phrase with %s by name", async (_what, over, code) => {
  const { data, errors } = await client.models.Phrase.create(phrase(over));
  expect(data).toBeNull();
  expect(errors?.[0]?.message).toMatch(new RegExp(`^${code}: \\S`));
});

it("lists the newest first, under the owner's sub, and lets nobody give a phrase away or take another's name", async () => {
  const { data: kept } = await client.models.Phrase.create(phrase());
  const { tokens } = await fetchAuthSession();
  const owner = tokens?.accessToken.payload.sub ?? "";
  expect(kept?.owner).toBe(owner);
  const { data: newest } = await client.models.Phrase.phrasesByOwner({ owner }, { sortDirection: "DESC", limit: 1 });
  expect(newest.map(({ id }) => id)).toEqual([kept?.id]);

  const id = kept?.id ?? "";
  expect((await client.models.Phrase.update({ id, owner: "another" })).errors?.[0]?.errorType).toBe("Unauthorized");
  expect((await client.models.Phrase.create(phrase({ owner: "another" }))).errors?.[0]?.errorType).toBe("Unauthorized");
  expect((await client.models.Phrase.phrasesByOwner({ owner: "another" })).errors?.[0]?.errorType).toBe("Unauthorized");
});
