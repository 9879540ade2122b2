import "fake-indexeddb/auto";
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, it, vi } from "vitest";
import { createBoundedStore } from "../device/bounded-store.ts";
import { keepAnswers } from "./kept-answers.ts";

/** A page that opens: its queries know what an earlier page of this device kept. */
const openPage = () => {
  const queries = new QueryClient();
  keepAnswers(queries);
  return queries;
};
const ask = (queries: QueryClient, key: readonly string[], answer: unknown) =>
  queries.query({ queryKey: key, queryFn: async () => answer });
const shelf = createBoundedStore<{ version: number }>("guest", "answers", { items: 10, bytes: 1_000_000 });
const kept = (hash: string) => expect.poll(() => shelf.get(hash)).toBeDefined();

it("has the languages before the server answers, and asks for them all the same, once", async () => {
  await ask(openPage(), ["languages"], ["es"]);
  await kept('["languages"]');

  const queries = openPage();
  await expect.poll(() => queries.getQueryData(["languages"])).toEqual(["es"]);
  const server = vi.fn(async () => ["es", "fr"]);
  const look = () => new QueryObserver(queries, { queryKey: ["languages"], queryFn: server, staleTime: Infinity }).subscribe(() => undefined);
  look();
  await expect.poll(() => queries.getQueryData(["languages"])).toEqual(["es", "fr"]);
  look();
  expect(server).toHaveBeenCalledTimes(1);
});

it("does not pass for the answer to what a page asked as it opened", async () => {
  await ask(openPage(), ["rooms", "guest"], ["one"]);
  await kept('["rooms","guest"]');
  const queries = openPage();
  const unanswered = () => new Promise<never>(() => undefined);
  const page = new QueryObserver(queries, { queryKey: ["rooms", "guest"], queryFn: unanswered });
  page.subscribe(() => undefined);
  await expect.poll(() => page.getCurrentResult().data).toEqual(["one"]);
  expect(page.getCurrentResult()).toMatchObject({ isFetchedAfterMount: false, isFetching: true });
});

it("puts nothing old over what the server has said meanwhile", async () => {
  await ask(openPage(), ["languages"], ["old"]);
  await kept('["languages"]');
  const queries = openPage();
  queries.setQueryData(["languages"], ["new"]);
  await shelf.keys();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(queries.getQueryData(["languages"])).toEqual(["new"]);
});

it("keeps nothing else, nor what is somebody else's", async () => {
  const queries = openPage();
  await ask(queries, ["usage", "guest"], { used: 1 });
  await ask(queries, ["rooms", "somebody"], ["theirs"]);
  await ask(queries, ["rooms", "guest"], ["mine"]);
  await kept('["rooms","guest"]');
  expect((await shelf.keys()).sort()).toEqual(['["languages"]', '["rooms","guest"]']);
});

it("does not read what a page of another version kept", async () => {
  await shelf.put('["rooms","guest"]', { ...(await shelf.get('["rooms","guest"]')), version: 0 }, 10);
  const queries = openPage();
  await expect.poll(() => queries.getQueryData(["languages"])).toBeDefined();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(queries.getQueryData(["rooms", "guest"])).toBeUndefined();
});
