import { expect, it } from "vitest";
import { serveLibrary } from "./library.ts";

const { client } = await serveLibrary();

const specimen = {
  reference: "ref-1",
  text: "Ünïcode 📚",
  whole: 2_147_483_647,
  fraction: -0.125,
  isOpen: false,
  day: "2024-02-29",
  hour: "23:59:59.999",
  moment: "2026-11-28T14:00:00.000Z",
  second: 1_796_000_000,
  email: "a.reader@example.org",
  anything: JSON.stringify({ nested: [1, null, "x"] }),
  phone: "+34 600 123 456",
  page: "https://example.org/a?b=c#d",
  address: "10.0.0.1",
  texts: ["a", null, ""],
  requiredTexts: ["x"],
  wholes: [0, -1],
  fractions: [0.5, 1],
  flags: [true, false, null],
  days: ["2026-01-01"],
  moments: ["2026-01-01T00:00:00.000Z"],
  seconds: [0],
  emails: ["a@example.org"],
  things: [JSON.stringify({ a: 1 }), JSON.stringify("text")],
  genre: "poetry" as const,
  genres: ["novel" as const, "science" as const],
  size: "small" as const,
  home: { street: "High Street", kind: "home" as const, place: { latitude: 1.5, longitude: -2 } },
  places: [{ latitude: 0, longitude: 0 }],
  binding: { material: "linen", pages: 12 },
};

it("keeps a value of every type as it was given", async () => {
  const { data: created, errors } = await client.models.Specimen.create(specimen);
  expect(errors).toBeUndefined();
  expect(created).toMatchObject(specimen);
  const { data: read } = await client.models.Specimen.get({ id: created?.id ?? "" });
  expect(read).toEqual(created);
  const { data: listed } = await client.models.Specimen.list();
  expect(listed).toContainEqual(created);
});

it("tells what was never given from nothing at all: both read as null", async () => {
  const { data: created } = await client.models.Specimen.create({ text: null, texts: [] });
  expect(created).toMatchObject({ text: null, texts: [], whole: null, home: null, places: null });
  const id = created?.id ?? "";
  const { data: updated } = await client.models.Specimen.update({ id, text: "now", texts: null });
  expect(updated).toMatchObject({ text: "now", texts: null });
  const { data: cleared } = await client.models.Specimen.update({ id, text: null });
  expect(cleared).toMatchObject({ text: null, createdAt: created?.createdAt });
  expect(Date.parse(cleared?.updatedAt ?? "")).toBeGreaterThanOrEqual(Date.parse(created?.updatedAt ?? ""));
});

it("makes the id, and takes one that the client made", async () => {
  const { data: made } = await client.models.Specimen.create({});
  expect(made?.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  const { data: own } = await client.models.Specimen.create({ id: "my-own" });
  expect(own?.id).toBe("my-own");
  const again = await client.models.Specimen.create({ id: "my-own", text: "another" });
  expect(again.data).toBeNull();
  expect(again.errors?.[0]).toMatchObject({ errorType: "DynamoDB:ConditionalCheckFailedException", path: ["createSpecimen"] });
  expect(again.errors?.[0]?.message).toMatch(/^The conditional request failed \(Service: .*DynamoDb/);
  expect((await client.models.Specimen.get({ id: "my-own" })).data?.text).toBeNull();
});

it("answers null, and no error, for what is not there", async () => {
  expect(await client.models.Specimen.get({ id: "nowhere" })).toMatchObject({ data: null });
  const update = await client.models.Specimen.update({ id: "nowhere", text: "x" });
  expect(update.errors?.[0]?.errorType).toBe("DynamoDB:ConditionalCheckFailedException");
  const remove = await client.models.Specimen.delete({ id: "nowhere" });
  expect(remove.errors?.[0]?.errorType).toBe("DynamoDB:ConditionalCheckFailedException");
});

it("answers what it deleted", async () => {
  const { data: created } = await client.models.Specimen.create({ text: "short-lived", home: specimen.home });
  const { data: deleted } = await client.models.Specimen.delete({ id: created?.id ?? "" });
  expect(deleted).toEqual(created);
  expect((await client.models.Specimen.get({ id: created?.id ?? "" })).data).toBeNull();
});

it.each([
  ["day", "2023-02-29"],
  ["hour", "24:01"],
  ["moment", "2026-11-28"],
  ["second", "soon"],
  ["email", "nobody"],
  ["anything", "{not json"],
  ["phone", "call me"],
  ["page", "no url"],
  ["address", "300.0.0.1"],
  ["whole", 2_147_483_648],
  ["whole", 1.5],
  ["fraction", "much"],
  ["isOpen", "yes"],
  ["genre", "western"],
  ["texts", [1]],
  ["requiredTexts", [null]],
  ["home", { kind: "home" }],
])("refuses %s: %j", async (field, value) => {
  const { data, errors } = await client.models.Specimen.create({ [field]: value });
  expect(data).toBeNull();
  expect(errors?.[0]?.message).toMatch(/^Variable 'input' has (?:an invalid value|coerced Null value)/);
});

it("names a field that the input does not have, in AppSync's words", async () => {
  const { errors } = await client.models.Specimen.create({ home: { street: "s", floor: 1 } } as object);
  expect(errors?.[0]?.message).toBe("The variables input contains a field name 'floor' that is not defined for input object type 'AddressInput' ");
});

it("fills in defaults at creation, and only where nothing was given", async () => {
  const { data: filled } = await client.models.Defaulted.create({ name: "a" });
  expect(filled).toMatchObject({ text: "untitled", whole: 7, fraction: 0.5, isOpen: true, day: "2026-01-02", anything: '{"a":1}' });
  const { data: given } = await client.models.Defaulted.create({ name: "b", text: "mine", whole: 0, isOpen: false });
  expect(given).toMatchObject({ text: "mine", whole: 0, isOpen: false });
  const { data: updated } = await client.models.Defaulted.update({ id: given?.id ?? "", name: "c" });
  expect(updated).toMatchObject({ name: "c", text: "mine", whole: 0, isOpen: false });
});

it("needs what is required at creation; an update may leave it out but not empty it", async () => {
  const missing = await client.models.Defaulted.create({} as { name: string });
  expect(missing.errors?.[0]?.message).toMatch(/coerced Null value for NonNull type 'String!'/);
  const { data } = await client.models.Defaulted.create({ name: "here" });
  const id = data?.id ?? "";
  expect((await client.models.Defaulted.update({ id, whole: 1 })).data?.name).toBe("here");
});

it.each([
  [{ code: "A" }, /minimum length|length/i],
  [{ code: "ABCDE" }, /^The code is too long\.$/],
  [{ code: "ab" }, /^The code needs capitals\.$/],
  [{ code: "AB", handle: "me!" }, /handle/],
  [{ code: "AB", whole: 0 }, /^The number must be positive\.$/],
  [{ code: "AB", whole: 11 }, /whole/],
  [{ code: "AB", fraction: 1.5 }, /fraction/],
])("refuses what its validators refuse: %j", async (input, message) => {
  const { data, errors } = await client.models.Checked.create(input);
  expect(data).toBeNull();
  expect(errors?.[0]?.message).toMatch(message);
});

it("takes what its validators take", async () => {
  const valid = { code: "ABCD", handle: "@me!", whole: 10, fraction: 0.5 };
  expect((await client.models.Checked.create(valid)).data).toMatchObject(valid);
});

it.each([
  ["eq", { whole: { eq: 2 } }, [2]],
  ["ne, which also what has none of it is", { whole: { ne: 2 } }, [1, 3, null]],
  ["gt and le", { whole: { gt: 1, le: 3 } }, [2, 3]],
  ["between, ends included", { whole: { between: [1, 2] } }, [1, 2]],
  ["beginsWith", { text: { beginsWith: "fil" } }, [1, 2, 3, null]],
  ["contains", { text: { contains: "two" } }, [2]],
  ["notContains", { text: { notContains: "two", beginsWith: "filter" } }, [1, 3, null]],
  ["contains in a list", { texts: { contains: "b" } }, [2, 3]],
  ["attributeExists", { fraction: { attributeExists: true } }, [3]],
  ["no attribute", { fraction: { attributeExists: false } }, [1, 2, null]],
  ["size", { text: { size: { gt: 10 } } }, [3]],
  ["or", { or: [{ whole: { eq: 1 } }, { whole: { eq: 3 } }] }, [1, 3]],
  ["and", { and: [{ whole: { ge: 2 } }, { texts: { contains: "b" } }] }, [2, 3]],
  ["one in one in another", { and: [{ or: [{ and: [{ whole: { eq: 1 } }] }] }] }, [1]],
  ["not", { not: { whole: { eq: 1 } } }, [2, 3, null]],
  ["an enum", { genre: { eq: "poetry" } }, [2]],
  ["a boolean", { isOpen: { eq: true } }, [3]],
  ["or beside a field", { text: { beginsWith: "filter" }, or: [{ whole: { eq: 1 } }, { whole: { eq: 2 } }] }, [1, 2]],
] as const)("filters by %s", async (_what, filter, wholes) => {
  await filtered;
  const only = { and: [{ page: { eq: "https://example.org/filtered" } }, filter] };
  const { data, errors } = await client.models.Specimen.list({ filter: only as object, limit: 1000 });
  expect(errors).toBeUndefined();
  expect(data.map(({ whole }) => whole).sort((a, b) => (a ?? 9) - (b ?? 9))).toEqual(wholes);
});

const filtered = Promise.all(
  [
    { whole: 1, text: "filter one", texts: ["a"], genre: "novel" as const },
    { whole: 2, text: "filter two", texts: ["a", "b"], genre: "poetry" as const },
    { whole: 3, text: "filter three", texts: ["b"], isOpen: true, fraction: 0.5 },
    { text: "filter 4" },
  ].map((each) => client.models.Specimen.create({ ...each, page: "https://example.org/filtered" })),
);

it("tells subscribers what was created, changed and deleted, as a list does", async () => {
  const seen: string[] = [];
  const subscriptions = [
    client.models.Defaulted.onCreate().subscribe({ next: ({ name }) => seen.push(`created ${name}`) }),
    client.models.Defaulted.onUpdate({ filter: { whole: { gt: 5 } } }).subscribe({ next: ({ name, whole }) => seen.push(`changed ${name} ${String(whole)}`) }),
    client.models.Defaulted.onDelete().subscribe({ next: ({ name }) => seen.push(`deleted ${name}`) }),
  ];
  try {
    const { data } = await client.models.Defaulted.create({ name: "observed" });
    const id = data?.id ?? "";
    await expect.poll(async () => {
      await client.models.Defaulted.create({ name: "are you there" });
      const { data: sentinel } = await client.models.Defaulted.create({ name: "sentinel" });
      await client.models.Defaulted.update({ id: sentinel?.id ?? "", whole: 9 });
      await client.models.Defaulted.delete({ id: sentinel?.id ?? "" });
      return new Set(seen);
    }).toEqual(new Set(["created are you there", "created sentinel", "changed sentinel 9", "deleted sentinel"]));
    seen.length = 0;
    await client.models.Defaulted.update({ id, whole: 6 });
    await client.models.Defaulted.update({ id, whole: 5 });
    await client.models.Defaulted.delete({ id });
    await expect.poll(() => seen.filter((text) => text.includes("observed"))).toEqual(["changed observed 6", "deleted observed"]);
  } finally {
    for (const subscription of subscriptions) subscription.unsubscribe();
  }
});

it("observes a list as it changes", async () => {
  const snapshots: number[] = [];
  const subscription = client.models.Checked.observeQuery({ filter: { code: { eq: "OBS" } } }).subscribe({ next: ({ items }) => snapshots.push(items.length) });
  try {
    await expect.poll(async () => (await client.models.Checked.create({ code: "OBS" }), snapshots.at(-1) ?? 0)).toBeGreaterThan(2);
  } finally {
    subscription.unsubscribe();
  }
});
