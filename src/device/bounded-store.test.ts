import "fake-indexeddb/auto";
import { expect, it, vi } from "vitest";
import { createBoundedStore } from "./bounded-store.ts";

vi.mock("./account.ts", () => ({ currentAccount: () => "ana" }));

let stores = 0;
function open(bounds: { items: number; bytes: number }) {
  let now = 0;
  const name = `store ${++stores}`;
  const clock = { pass: (ms: number) => (now += ms) };
  return { store: createBoundedStore<string>("ana", name, bounds, () => now), clock, again: () => createBoundedStore<string>("ana", name, bounds, () => now) };
}

it("keeps values over a reload", async () => {
  const { store, again } = open({ items: 10, bytes: 100 });
  await store.put("a", "one", 3);
  expect(await again().get("a")).toBe("one");
  await store.delete("a");
  expect(await again().get("a")).toBeUndefined();
});

it("lets go of what was used longest ago, by number and by size", async () => {
  const { store, clock } = open({ items: 3, bytes: 100 });
  for (const key of ["a", "b", "c"]) {
    await store.put(key, key, 10);
    clock.pass(100_000);
  }
  expect(await store.get("a")).toBe("a");
  clock.pass(100_000);
  await store.put("d", "d", 10);
  expect(await store.keys()).toEqual(["d", "a", "c"]);
  clock.pass(100_000);
  await store.put("e", "e", 85);
  expect(await store.keys()).toEqual(["e", "d"]);
});

it("does not keep what is larger than all of it", async () => {
  const { store } = open({ items: 3, bytes: 100 });
  await store.put("a", "a", 101);
  expect(await store.get("a")).toBeUndefined();
});

it("makes room when the device has none left, and goes without where that is not enough", async () => {
  const { store } = open({ items: 10, bytes: 1_000 });
  for (const key of ["a", "b", "c", "d", "e", "f", "g", "h"]) await store.put(key, key, 10);
  const full = () => {
    throw new DOMException("No room", "QuotaExceededError");
  };
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementationOnce(full);
  await store.put("new", "new", 10);
  expect(await store.get("new")).toBe("new");
  expect(await store.keys()).toHaveLength(6);
  put.mockImplementation(full);
  await store.put("newer", "newer", 10);
  put.mockRestore();
  expect(await store.get("newer")).toBeUndefined();
  expect(await store.get("new")).toBe("new");
});

it("is empty where the browser keeps nothing", async () => {
  vi.stubGlobal("indexedDB", undefined);
  const { store } = open({ items: 10, bytes: 100 });
  await store.put("a", "one", 3);
  expect(await store.get("a")).toBeUndefined();
  expect(await store.keys()).toEqual([]);
  vi.unstubAllGlobals();
});
