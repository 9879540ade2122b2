import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { postGraphQL } from "../../support/graphql.ts";
import { serveLibrary } from "./library.ts";

const { client, outputs } = await serveLibrary();
const apiKey = (outputs.data as unknown as { api_key: string }).api_key;
const tryOut = (what: string, input?: unknown) =>
  postGraphQL(outputs.data.url, { "x-api-key": apiKey }, "query Q($what: String!, $input: AWSJSON) { tryOut(what: $what, input: $input) }", {
    what,
    ...(input === undefined ? {} : { input: JSON.stringify(input) }),
  });
const triedOut = async (what: string, input?: unknown) => JSON.parse(String((await tryOut(what, input)).data?.["tryOut"])) as unknown;

it("asks a function, with arguments of every kind", async () => {
  const { data, errors } = await client.queries.greet({ name: "Ada", greeting: "goodbye", place: { latitude: 1, longitude: 2 } });
  expect(errors).toBeUndefined();
  expect(data).toEqual({ text: "goodbye, Ada", caller: null, from: { latitude: 1, longitude: 2 } });
  expect((await client.queries.greet({ name: "Bo" })).data?.text).toBe("hello, Bo");
});

it("answers what a function threw as its message, with the type Lambda:Unhandled", async () => {
  const { data, errors } = await client.queries.greet({ name: "nobody" });
  expect(data).toBeNull();
  expect(errors?.[0]).toMatchObject({ errorType: "Lambda:Unhandled", message: "NobodyThere: There is nobody to greet.", path: ["greet"] });
});

it("hands each function of a pipeline what the one before it said", async () => {
  expect((await client.queries.shoutTwice({ text: "ahoy" })).data).toBe("ahoy!!");
});

it("does not wait for an asynchronous function", async () => {
  const file = join(tmpdir(), `parley-visit-${crypto.randomUUID()}`);
  const { data, errors } = await client.mutations.recordVisit({ file });
  expect(errors).toBeUndefined();
  expect(data).toEqual({ success: true });
  await expect.poll(() => readFile(file, "utf8").catch(() => "")).toBe("visited");
});

it("lets a function ask the API with its own role, through its models", async () => {
  await client.models.Book.create({ isbn: "count-me", title: "One" });
  // Lambda gives a function ten seconds to load, which on a busy machine may take it two attempts.
  await expect.poll(async () => (await client.queries.countBooks()).data, { timeout: 50_000 }).toBeGreaterThan(0);
});

it("runs handlers of one's own in a pipeline, on a model's table and on none", async () => {
  for (const [isbn, title, pages] of [["l1", "Zed", 500], ["l2", "Alp", 400], ["l3", "Short", 10]] as const) {
    await client.models.Book.create({ isbn, title, pages, genre: "science" });
  }
  const { data, errors } = await client.queries.longBooks({ genre: "science", pages: 100 });
  expect(errors).toBeUndefined();
  expect(data?.map((book) => book?.title)).toEqual(["Alp", "Zed"]);
});

it("changes by an update expression, under a condition", async () => {
  await client.models.Book.create({ isbn: "p1", title: "Grows" });
  expect((await client.mutations.addPages({ isbn: "p1", by: 10 })).data?.pages).toBe(10);
  expect((await client.mutations.addPages({ isbn: "p1", by: 5 })).data?.pages).toBe(15);
  const refused = await client.mutations.addPages({ isbn: "p1", by: 1, onlyIfBelow: 15 });
  expect(refused.data).toBeNull();
  expect(refused.errors?.[0]).toMatchObject({ errorType: "DynamoDB:ConditionalCheckFailedException", data: { isbn: "p1", pages: 15 } });
  expect((await client.mutations.addPages({ isbn: "nowhere", by: 1 })).errors?.[0]?.errorType).toBe("DynamoDB:ConditionalCheckFailedException");
});

it("gives the next function the result and the stash", async () => {
  expect(await triedOut("plain", { a: [1, null] })).toMatchObject({ prev: { what: "plain", input: { a: [1, null] } }, stash: { seen: "plain" } });
});

it("returns early from a function to the next, or to the end of the pipeline", async () => {
  expect(await triedOut("earlyReturn in the request")).toMatchObject({ prev: { early: true } });
  expect(await triedOut("earlyReturn to the end")).toEqual({ early: true });
});

it.each([
  ["error", { message: "No such thing", errorType: "NotFound", data: { a: 1 }, errorInfo: { b: 2 } }],
  ["unauthorized", { message: "Not Authorized to access tryOut on type Query", errorType: "Unauthorized" }],
  ["validate", { message: "Not like this", errorType: "Invalid", data: { a: 1 } }],
])("fails by util.%s", async (what, error) => {
  const answer = await tryOut(what);
  expect(answer.data).toEqual({ tryOut: null });
  expect(answer.errors).toEqual([expect.objectContaining({ ...error, path: ["tryOut"] })]);
});

it("goes on after util.appendError", async () => {
  const answer = await tryOut("appendError");
  expect(JSON.parse(String(answer.data?.["tryOut"]))).toMatchObject({ prev: { what: "appendError" } });
  expect(answer.errors).toEqual([expect.objectContaining({ message: "Half of it", errorType: "Partly", errorInfo: { b: 2 } })]);
});

it("names what it does not emulate, and goes on with the rest", async () => {
  const { data, errors } = await client.queries.askElsewhere();
  expect(data).toBeNull();
  expect(errors?.[0]).toMatchObject({ errorType: "NotEmulated", message: expect.stringContaining("HTTP") as string });
  const { errors: ofBedrock } = await client.generations.blurb({ title: "One" });
  expect(ofBedrock?.[0]).toMatchObject({ errorType: "NotEmulated", message: expect.stringContaining("Bedrock") as string });
  expect((await client.queries.greet({ name: "Ada" })).errors).toBeUndefined();
});

it("publishes an operation of one's own, filtered by the subscription's handler", async () => {
  const heard: string[] = [];
  const atNorth = client.subscriptions.onAnnouncement({ desk: "north" }).subscribe({ next: ({ text }) => heard.push(`north ${text ?? ""}`) });
  const urgent = client.subscriptions.onAnnouncement({ leastUrgency: 5 }).subscribe({ next: ({ text }) => heard.push(`urgent ${text ?? ""}`) });
  const all = client.subscriptions.onAnnouncement({}).subscribe({ next: ({ text }) => heard.push(`all ${text ?? ""}`) });
  try {
    await expect
      .poll(async () => (await client.mutations.announce({ desk: "north", text: "first", urgency: 5 }), new Set(heard)))
      .toEqual(new Set(["north first", "urgent first", "all first"]));
    heard.length = 0;
    await client.mutations.announce({ desk: "south", text: "quiet", urgency: 1 });
    await client.mutations.announce({ desk: "north", text: "no urgency" });
    await client.mutations.announce({ desk: "south", text: "last", urgency: 9 });
    await expect.poll(() => heard.filter((text) => !text.endsWith("first")).sort()).toEqual(["all last", "all no urgency", "all quiet", "north no urgency", "urgent last"]);
  } finally {
    for (const subscription of [atNorth, urgent, all]) subscription.unsubscribe();
  }
});

it("publishes a model's mutations to a subscription of one's own", async () => {
  const heard: string[] = [];
  const subscription = client.subscriptions.onBookChanged().subscribe({ next: ({ title }) => heard.push(title) });
  try {
    await client.models.Book.create({ isbn: "s1", title: "New" });
    await expect.poll(async () => (await client.models.Book.update({ isbn: "s1", title: "Changed" }), heard.length)).toBeGreaterThan(0);
    await client.models.Book.create({ isbn: "s2", title: "Another" });
    await expect.poll(() => heard).toContain("Another");
  } finally {
    subscription.unsubscribe();
  }
});
