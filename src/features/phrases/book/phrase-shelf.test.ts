import "fake-indexeddb/auto";
import { expect, it, vi } from "vitest";
import { openDatabase } from "../../../device/database.ts";
import { unmarked } from "../phrase.ts";
import { openIndexedShelf } from "./indexed-shelf.ts";
import type { KeptPhrase } from "./kept-phrase.ts";
import { createMemoryShelf } from "./memory-shelf.ts";
import type { KeptItem } from "./outbox.ts";
import type { PhraseChange } from "./phrase-book.ts";
import { noNews, type PhraseShelf } from "./phrase-shelf.ts";
import { createSturdyShelf } from "./sturdy-shelf.ts";

const here = vi.hoisted(() => ({ account: "" }));
vi.mock("../../../device/account.ts", () => ({ currentAccount: () => here.account }));

let accounts = 0;
const openIndexed = () => {
  here.account = `ana${++accounts}`;
  return openIndexedShelf(here.account);
};
const item = (id: string, over: Partial<KeptItem<PhraseChange>> = {}): KeptItem<PhraseChange> => ({
  id,
  subject: id,
  change: { do: "edit", id, fields: { note: "x" } },
  state: "waiting",
  addedAt: 0,
  ...over,
});
const phrase = (id: string, updatedAt: string): KeptPhrase => ({
  ...unmarked,
  id,
  sourceText: id,
  sourceLanguage: "en",
  targetText: id,
  targetLanguage: "es",
  createdAt: "1",
  updatedAt,
});

const shelves: [string, () => Promise<PhraseShelf>][] = [
  ["in IndexedDB", openIndexed],
  ["in memory", async () => createMemoryShelf()],
  ["that goes on when it is full", async () => createSturdyShelf(await openIndexed(), () => undefined)],
];

it.each(shelves)("a shelf %s keeps items in order, and writes down an answer as it lets go of one", async (_where, open) => {
  const shelf = await open();
  await shelf.add([item("a"), item("b")]);
  await shelf.add([item("c"), item("d")]);
  await shelf.put([item("b", { state: "refused" })]);
  await shelf.remove(["c"]);
  await shelf.settle(item("a"), { ...noNews, put: [phrase("a", "2")] });
  await shelf.settle(item("d"), noNews, item("d", { state: "sent", uncertainUntil: 5 }));
  expect(await shelf.items()).toEqual([item("b", { state: "refused" }), item("d", { state: "sent", uncertainUntil: 5 })]);
  expect(await shelf.load()).toEqual({ phrases: [phrase("a", "2")], overwritten: [], synced: false });
});

it.each(shelves)("a shelf %s never replaces a newer version by an older one", async (_where, open) => {
  const shelf = await open();
  await shelf.write({ ...noNews, put: [phrase("a", "2"), phrase("b", "2")] });
  await shelf.write({ ...noNews, put: [phrase("a", "1"), phrase("b", "3")] });
  expect((await shelf.load()).phrases.map(({ updatedAt }) => updatedAt)).toEqual(["2", "3"]);
  const lost = { phraseId: "a", mine: phrase("a", "2"), fields: { note: "x" }, how: "deleted" as const };
  await shelf.write({ put: [], gone: ["a"], overwritten: [lost] });
  await shelf.sync();
  expect(await shelf.load()).toEqual({ phrases: [phrase("b", "3")], overwritten: [lost], synced: true });
  await shelf.settleOverwritten("a");
  expect((await shelf.load()).overwritten).toEqual([]);
});

it("is there for another tab, and after a reload", async () => {
  const shelf = await openIndexed();
  await shelf.add([item("a")]);
  const other = await openIndexedShelf(here.account);
  await other.add([item("b")]);
  expect(await shelf.items()).toEqual([item("a"), item("b")]);
});

it("opens for nobody but who is here", async () => {
  here.account = "bela";
  await expect(openIndexedShelf("ana")).rejects.toThrow("not here");
  await expect(openDatabase("ana", { name: "x", version: 1, upgrade: () => undefined })).rejects.toThrow("not here");
});

it("holds what does not fit, and it is sent all the same", async () => {
  const onFull = vi.fn();
  const shelf = createSturdyShelf(await openIndexed(), onFull);
  await shelf.add([item("kept")]);
  const full = () => {
    throw new DOMException("No room", "QuotaExceededError");
  };
  const refusals = [
    vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(full),
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(full),
  ];
  await shelf.add([item("loose")]);
  await shelf.put([item("kept", { state: "refused" }), item("loose", { state: "refused" })]);
  expect(onFull).toHaveBeenCalled();
  expect(await shelf.items()).toEqual([item("kept", { state: "refused" }), item("loose", { state: "refused" })]);
  await shelf.settle(item("kept"), { ...noNews, put: [phrase("a", "1")] });
  await shelf.write({ ...noNews, put: [phrase("b", "1")] });
  expect(await shelf.items()).toEqual([item("loose", { state: "refused" })]);
  await shelf.settle(item("loose"), noNews);
  expect(await shelf.items()).toEqual([]);
  refusals.forEach((spy) => spy.mockRestore());
});

it("writes all of an answer or nothing of it", async () => {
  const shelf = await openIndexed();
  await shelf.add([item("a")]);
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("Broken", "UnknownError");
  });
  await expect(shelf.settle(item("a"), { ...noNews, put: [phrase("a", "1")] })).rejects.toThrow();
  put.mockRestore();
  expect(await shelf.items()).toEqual([item("a")]);
});
