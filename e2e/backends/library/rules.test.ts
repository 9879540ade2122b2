import { beforeAll, expect, it } from "vitest";
import { generateClient } from "aws-amplify/data";
import type { Schema } from "./amplify/data/resource.ts";
import { postGraphQL } from "../../support/graphql.ts";
import { newMember, serveLibrary, type LibraryClient, type Member } from "./library.ts";

const { client: byKey, origin, outputs } = await serveLibrary();
const apiKey = (outputs.data as unknown as { api_key: string }).api_key;
/** Without a person these are a guest's credentials. */
const guest = generateClient<Schema>({ authMode: "identityPool" });
const trusted = generateClient<Schema>({ authMode: "lambda", authToken: "open sesame" });
const distrusted = generateClient<Schema>({ authMode: "lambda", authToken: "knock knock" });
const partlyTrusted = generateClient<Schema>({ authMode: "lambda", authToken: "open sesame, a little" });

let ann: Member;
let bob: Member;
let librarian: Member;
let reader: Member;
beforeAll(async () => {
  ann = await newMember(origin, outputs, "ann");
  bob = await newMember(origin, outputs, "bob");
  librarian = await newMember(origin, outputs, "librarians");
  reader = await newMember(origin, outputs, "readers");
});

const unauthorized = (field: string, type: string) =>
  expect.objectContaining({ errorType: "Unauthorized", message: `Not Authorized to access ${field} on type ${type}` }) as unknown;

it("keeps what an owner made to the owner", async () => {
  const { data: page, errors } = await ann.client.models.Diary.create({ text: "Dear diary" });
  expect(errors).toBeUndefined();
  expect(page?.owner).toBe(ann.sub);
  const id = page?.id ?? "";
  expect((await ann.client.models.Diary.get({ id })).data?.text).toBe("Dear diary");
  expect((await ann.client.models.Diary.list()).data).toHaveLength(1);
  expect((await bob.client.models.Diary.list()).data).toEqual([]);
  expect((await bob.client.models.Diary.get({ id })).errors).toEqual([unauthorized("getDiary", "Query")]);
  expect((await bob.client.models.Diary.update({ id, text: "mine" })).errors).toEqual([unauthorized("updateDiary", "Mutation")]);
  expect((await bob.client.models.Diary.delete({ id })).errors).toEqual([unauthorized("deleteDiary", "Mutation")]);
  expect((await byKey.models.Diary.list()).errors).toEqual([unauthorized("listDiaries", "Query")]);
  // Their role allows none of it: refused before any field is looked at.
  await expect(answerOf(guest.models.Diary.list())).resolves.toMatch(/Unauthorized|Not Authorized/);
});

it("lets nobody create in another's name, and an owner give away", async () => {
  expect((await ann.client.models.Draft.create({ text: "x", by: bob.sub })).errors).toEqual([unauthorized("createDraft", "Mutation")]);
  const { data: draft } = await ann.client.models.Draft.create({ text: "a present" });
  const id = draft?.id ?? "";
  const { data: given, errors } = await ann.client.models.Draft.update({ id, by: bob.sub });
  expect(errors).toBeUndefined();
  expect(given?.by).toBe(bob.sub);
  expect((await bob.client.models.Draft.get({ id })).data?.text).toBe("a present");
  expect((await ann.client.models.Draft.get({ id })).errors).toEqual([unauthorized("getDraft", "Query")]);
});

it("takes the owner from a field, with a claim of one's choice", async () => {
  const { data } = await ann.client.models.Draft.create({ text: "x" });
  expect(data?.by).toBe(ann.sub);
  expect((await bob.client.models.Draft.get({ id: data?.id ?? "" })).errors).toEqual([unauthorized("getDraft", "Query")]);
});

it("lets each of several owners do what their rule allows", async () => {
  const { data: letter, errors } = await ann.client.models.Letter.create({ text: "Hello", receivers: [bob.owner] });
  expect(errors).toBeUndefined();
  expect(letter?.sender).toBe(ann.sub);
  const id = letter?.id ?? "";
  expect((await bob.client.models.Letter.get({ id })).data?.text).toBe("Hello");
  expect((await bob.client.models.Letter.list()).data.map(({ text }) => text)).toEqual(["Hello"]);
  expect((await bob.client.models.Letter.update({ id, text: "Bye" })).errors).toEqual([unauthorized("updateLetter", "Mutation")]);
  expect((await ann.client.models.Letter.update({ id, text: "Hello!" })).data?.text).toBe("Hello!");
  expect((await ann.client.models.Letter.delete({ id })).errors).toEqual([unauthorized("deleteLetter", "Mutation")]);
  expect((await reader.client.models.Letter.get({ id })).errors).toEqual([unauthorized("getLetter", "Query")]);
});

it("shares what has a list of owners", async () => {
  const { data: own, errors } = await ann.client.models.Album.create({ title: "Mine" });
  expect(errors).toBeUndefined();
  expect(own?.editors).toEqual([ann.sub]);
  const { data: ours } = await ann.client.models.Album.create({ title: "Ours", editors: [ann.owner, bob.owner] });
  expect((await bob.client.models.Album.update({ id: ours?.id ?? "", title: "Ours too" })).data?.title).toBe("Ours too");
  expect((await bob.client.models.Album.list()).data.map(({ title }) => title)).toEqual(["Ours too"]);
  expect((await bob.client.models.Album.get({ id: own?.id ?? "" })).errors).toEqual([unauthorized("getAlbum", "Query")]);
});

it("lets groups do what is theirs", async () => {
  const { data: notice, errors } = await librarian.client.models.Notice.create({ text: "Closed on Sunday" });
  expect(errors).toBeUndefined();
  const id = notice?.id ?? "";
  expect((await reader.client.models.Notice.list()).data.map(({ text }) => text)).toEqual(["Closed on Sunday"]);
  expect((await reader.client.models.Notice.update({ id, text: "Open" })).errors).toEqual([unauthorized("updateNotice", "Mutation")]);
  expect((await ann.client.models.Notice.get({ id })).errors).toEqual([unauthorized("getNotice", "Query")]);
  expect((await byKey.models.Notice.get({ id })).data?.text).toBe("Closed on Sunday");
  expect((await byKey.models.Notice.list()).errors).toEqual([unauthorized("listNotices", "Query")]);
});

it("takes the group, or the groups, from a field", async () => {
  const { data: minutes } = await librarian.client.models.Minutes.create({ text: "x", committee: "Librarians" });
  expect((await librarian.client.models.Minutes.get({ id: minutes?.id ?? "" })).data?.text).toBe("x");
  expect((await reader.client.models.Minutes.get({ id: minutes?.id ?? "" })).errors).toEqual([unauthorized("getMinutes", "Query")]);
  expect((await reader.client.models.Minutes.list()).data).toEqual([]);
  expect((await reader.client.models.Minutes.create({ text: "x", committee: "Librarians" })).errors).toEqual([unauthorized("createMinutes", "Mutation")]);
  const { data: agenda, errors } = await librarian.client.models.Agenda.create({ text: "y", committees: ["Readers", "Librarians"] });
  expect(errors).toBeUndefined();
  expect((await reader.client.models.Agenda.list()).data.map(({ text }) => text)).toEqual(["y"]);
  expect((await ann.client.models.Agenda.get({ id: agenda?.id ?? "" })).errors).toEqual([unauthorized("getAgenda", "Query")]);
});

it("lets guests read what is theirs to read, and nothing else", async () => {
  expect((await guest.models.Poster.list()).data).toEqual([]);
  expect((await guest.models.Poster.create({ text: "x" })).errors).toEqual([unauthorized("createPoster", "Mutation")]);
  expect((await ann.client.models.Poster.list()).errors).toEqual([unauthorized("listPosters", "Query")]);
});

it("asks the Lambda authorizer, and heeds the fields that it denies", async () => {
  const { data: vault, errors } = await trusted.models.Vault.create({ gold: 3, dust: 7 });
  expect(errors).toBeUndefined();
  const id = vault?.id ?? "";
  expect((await trusted.models.Vault.get({ id })).data).toMatchObject({ gold: 3, dust: 7 });
  const { data, errors: denied } = await partlyTrusted.models.Vault.get({ id }, { selectionSet: ["gold", "dust"] });
  expect(data).toEqual({ gold: null, dust: 7 });
  expect(denied).toEqual([unauthorized("gold", "Vault")]);
  await expect(answerOf(distrusted.models.Vault.get({ id }))).resolves.toMatch(/You are not authorized to make this call|Unauthorized/);
  expect((await byKey.models.Vault.get({ id })).errors).toEqual([unauthorized("getVault", "Query")]);
  expect((await trusted.queries.openVault()).data).toBe("front");
  expect((await librarian.client.queries.openVault()).data).toBe("Librarians");
  expect((await reader.client.queries.openVault()).errors).toEqual([unauthorized("openVault", "Query")]);
});

/** A request that is refused whole is thrown or answered, as the client likes. */
const answerOf = (asked: Promise<{ errors?: readonly { message: string }[] }>) =>
  asked.then(({ errors }) => String(errors?.[0]?.message), (error: unknown) => JSON.stringify(error) + String(error));

it("keeps a field from those who may read the rest", async () => {
  const { data: own, errors } = await ann.client.models.Employee.create({ name: "Ann", salary: 100 });
  expect(errors).toBeUndefined();
  // Not in a mutation's answer, which subscribers get too.
  expect(own).toMatchObject({ name: "Ann", salary: null });
  const id = own?.id ?? "";
  const seen = (client: LibraryClient) => client.models.Employee.get({ id }, { selectionSet: ["name", "salary"] });
  expect((await seen(ann.client)).data).toEqual({ name: "Ann", salary: 100 });
  expect((await seen(librarian.client)).data).toEqual({ name: "Ann", salary: 100 });
  const { data, errors: denied } = await seen(bob.client);
  expect(data).toEqual({ name: "Ann", salary: null });
  expect(denied).toEqual([unauthorized("salary", "Employee")]);
  expect((await bob.client.models.Employee.get({ id }, { selectionSet: ["name"] })).data).toEqual({ name: "Ann" });
});

it("has no operation that was disabled", async () => {
  const { data } = await byKey.models.Visit.create({ desk: "north" });
  expect((await byKey.models.Visit.get({ id: data?.id ?? "" })).data?.desk).toBe("north");
  for (const operation of ["list", "update", "delete", "onCreate", "onUpdate", "onDelete"]) expect(byKey.models.Visit).not.toHaveProperty(operation);
  const { errors } = await postGraphQL(outputs.data.url, { "x-api-key": apiKey }, "{ listVisits { items { id } } }");
  expect(errors?.[0]?.message).toBe("Validation error of type FieldUndefined: Field 'listVisits' in type 'Query' is undefined @ 'listVisits'");
});

it("tells subscribers only what they may read", async () => {
  const heard: string[] = [];
  const hears = (name: string) => ({ next: ({ text }: { text?: string | null }) => heard.push(`${name} ${text ?? ""}`) });
  const subscriptions: { unsubscribe(): void }[] = [];
  for (const [name, { client }] of [["ann", ann], ["bob", bob]] as const) {
    subscriptions.push(client.models.Diary.onCreate().subscribe(hears(name)));
    subscriptions.push(client.models.Letter.onCreate().subscribe(hears(name)));
    subscriptions.push(client.models.Album.onCreate().subscribe({ next: ({ title }) => heard.push(`${name} ${title ?? ""}`) }));
  }
  subscriptions.push(reader.client.models.Agenda.onCreate().subscribe(hears("reader")));
  subscriptions.push(librarian.client.models.Agenda.onCreate().subscribe(hears("librarian")));
  try {
    await expect
      .poll(async () => {
        for (const [name, { client }] of [["ann", ann], ["bob", bob]] as const) await client.models.Diary.create({ text: `of ${name}` });
        await ann.client.models.Letter.create({ text: "to bob", receivers: [bob.owner] });
        await ann.client.models.Album.create({ title: "for both", editors: [ann.owner, bob.owner] });
        await librarian.client.models.Agenda.create({ text: "for librarians", committees: ["Librarians"] });
        await librarian.client.models.Agenda.create({ text: "for all", committees: ["Librarians", "Readers"] });
        return [...new Set(heard)].sort();
      })
      .toEqual(["ann for both", "ann of ann", "ann to bob", "bob for both", "bob of bob", "bob to bob", "librarian for all", "librarian for librarians", "reader for all"]);
  } finally {
    for (const subscription of subscriptions) subscription.unsubscribe();
  }
});

it("refuses the subscription of who may read nothing of it", async () => {
  const refused = await new Promise((resolve) => {
    const subscription = ann.client.models.Agenda.onCreate().subscribe({
      error: (error: unknown) => {
        subscription.unsubscribe();
        resolve(error);
      },
    });
  });
  expect(JSON.stringify(refused)).toContain("Not Authorized to access onCreateAgenda on type Subscription");
});
