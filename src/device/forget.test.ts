import "fake-indexeddb/auto";
import { beforeEach, expect, it, vi } from "vitest";
import { createBoundedStore } from "./bounded-store.ts";
import { forgetOthers } from "./forget.ts";

const here = vi.hoisted(() => ({ account: "ana" }));
vi.mock("./account.ts", () => ({ currentAccount: () => here.account }));

const bounds = { items: 10, bytes: 1_000 };
const put = async (account: string) => {
  here.account = account;
  const store = createBoundedStore<string>(account, "words", bounds);
  await store.put("hello", account, 10);
  return store;
};
const stored = new Map<string, string>();

beforeEach(() => {
  stored.clear();
  vi.stubGlobal("localStorage", new Proxy({ removeItem: (key: string) => stored.delete(key) }, { ownKeys: () => [...stored.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) }));
});

it("forgets everybody but who is named, and closes what others have open", async () => {
  const ana = await put("ana");
  await put("guest");
  await put("bela");
  stored.set("parley.outbox.ana.1", "x").set("parley.outbox.bela.1", "x").set("parley.theme", "dark").set("other", "x");
  await forgetOthers(["bela"]);
  expect(await indexedDB.databases()).toMatchObject([{ name: "parley/bela/words" }]);
  expect([...stored.keys()]).toEqual(["parley.outbox.bela.1", "parley.theme", "other"]);

  // What was still running for Ana does not bring her back.
  await ana.put("late", "ana", 10);
  expect(await ana.get("hello")).toBeUndefined();
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(["parley/bela/words"]);
});

it("opens nothing for an account that is not here", async () => {
  here.account = "bela";
  const store = createBoundedStore<string>("ana", "words", bounds);
  await store.put("hello", "ana", 10);
  expect(await store.get("hello")).toBeUndefined();
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain("parley/ana/words");
});
