import type { InfiniteData } from "@tanstack/react-query";
import type { Page } from "../../api/request.ts";
import type { Phrase } from "./phrase.ts";

/** The pages loaded so far, newest phrase first over all of them. */
export type PhraseList = InfiniteData<Page<Phrase>>;

export const allPhrases = (list: PhraseList): Phrase[] => list.pages.flatMap((page) => page.items);

/** The list with this phrase in its place: changed if it is there, else added, unless it belongs to a page not loaded. */
export function withPhrase(list: PhraseList, phrase: Phrase): PhraseList {
  if (allPhrases(list).some(({ id }) => id === phrase.id)) {
    return onPages(list, (items) => items.map((one) => (one.id === phrase.id ? { ...one, ...phrase } : one)));
  }
  const place = list.pages.findIndex(({ items, nextToken }) => !nextToken || items.some((one) => isOlder(one, phrase)));
  return onPages(list, (items, index) => (index === place ? [...items, phrase].sort(newestFirst) : items));
}

export const withoutPhrase = (list: PhraseList, id: string): PhraseList =>
  onPages(list, (items) => items.filter((one) => one.id !== id));

const onPages = (list: PhraseList, change: (items: Phrase[], index: number) => Phrase[]): PhraseList => ({
  ...list,
  pages: list.pages.map((page, index) => ({ ...page, items: change(page.items, index) })),
});

const isOlder = (a: Phrase, b: Phrase): boolean => Date.parse(a.createdAt) < Date.parse(b.createdAt);

const newestFirst = (a: Phrase, b: Phrase): number => Date.parse(b.createdAt) - Date.parse(a.createdAt);
