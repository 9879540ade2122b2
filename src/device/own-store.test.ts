import "fake-indexeddb/auto";
import { beforeEach, expect, it, vi } from "vitest";
import { currentAccount } from "./account.ts";
import { forgetOthers } from "./forget.ts";
import { ownStore } from "./own-store.ts";

vi.mock("./account.ts", () => ({ currentAccount: vi.fn() }));
const enter = (account: string) => vi.mocked(currentAccount).mockReturnValue(account);

const own = ownStore<string>("notes", { items: 10, bytes: 1_000 });

beforeEach(() => enter("ana"));

it("is another for everybody", async () => {
  await own().put("key", "Ana's", 10);
  enter("ben");
  expect(await own().get("key")).toBeUndefined();
  enter("ana");
  expect(await own().get("key")).toBe("Ana's");
});

it("keeps for nobody what comes after somebody left", async () => {
  const anas = own();
  await anas.put("early", "Ana's", 10);
  enter("ben");
  await forgetOthers(["ben"]);
  await anas.put("late", "Ana's", 10);
  expect([await own().get("late"), await own().get("early")]).toEqual([undefined, undefined]);
  enter("ana");
  expect([await own().get("late"), await own().get("early")]).toEqual([undefined, undefined]);
});
