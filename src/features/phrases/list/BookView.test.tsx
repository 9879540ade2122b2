import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { renderToStaticMarkup } from "react-dom/server";
import { Router } from "wouter";
import { expect, it } from "vitest";
import type { PhraseBook, PhraseBookState } from "../book/phrase-book.ts";
import { phraseOf } from "../phrase.fixture.ts";
import { BookView } from "./BookView.tsx";

i18n.loadAndActivate({ locale: "en", messages: {} });
const languages = { nativeName: (code: string) => code, direction: () => "ltr" as const };
const nothing = () => undefined;
const hrefs = { translate: "/", practice: "/phrases/practice", packs: "/phrases/packs" };

const bookWith = (given: Partial<PhraseBookState>): PhraseBook => {
  const state: PhraseBookState = { phrases: [], outbox: [], connection: "live", synced: true, unkept: undefined, overwritten: [], ...given };
  const done = async () => Promise.resolve();
  return {
    getState: () => state,
    subscribe: () => nothing,
    find: nothing,
    keep: async () => Promise.resolve([]),
    edit: done,
    remove: async () => Promise.resolve([]),
    restore: done,
    again: done,
    drop: done,
    hurry: nothing,
    settle: done,
    close: nothing,
  };
};

const pageOf = (given: Partial<PhraseBookState>, search = "") => {
  const book = bookWith(given);
  return renderToStaticMarkup(
    <I18nProvider i18n={i18n}>
      <Router ssrPath="/phrases" ssrSearch={search}>
        <BookView book={book} state={book.getState()} languages={languages} onOpen={nothing} onWaiting={nothing} unreachable={false} hrefs={hrefs} />
      </Router>
    </I18nProvider>,
  );
};
const phrases = [phraseOf({ id: "b", targetText: "¿Dónde está?" }), phraseOf({ id: "a", favourite: true })];
const drawn = (page: string) => page.match(/<article/g)?.length ?? 0;

it("shows what the address asks for, and how many of how many", () => {
  expect(drawn(pageOf({ phrases }))).toBe(2);
  const page = pageOf({ phrases }, "q=donde");
  expect(drawn(page)).toBe(1);
  expect(page).toContain("phrases.found");
  expect(page).toContain('href="/phrases/practice?q=donde"');
});

it("draws the beginning of a long list, and tells how long it is", () => {
  const many = Array.from({ length: 1_000 }, (_, index) => phraseOf({ id: String(index) }));
  const page = pageOf({ phrases: many });
  expect(drawn(page)).toBeLessThan(100);
  expect(page).toContain('aria-setsize="1000"');
});

it("invites whoever has nothing, says so where nothing matches, and neither before it knows", () => {
  expect(pageOf({})).toContain("phrases.empty.how");
  expect(pageOf({ phrases }, "q=zzz")).toContain("phrases.none.why");
  expect(pageOf({ phrases: undefined })).toContain("phrases.loading");
  expect(pageOf({ connection: "syncing", synced: false })).toContain("phrases.reading");
  expect(pageOf({ connection: "syncing", synced: false })).not.toContain("phrases.empty.how");
});

it("says that it is offline, and whether all is here", () => {
  expect(pageOf({ phrases, connection: "offline" })).toContain("phrases.offline<");
  expect(pageOf({ phrases: [], connection: "offline", synced: false })).toContain("phrases.offline.short");
  expect(pageOf({ phrases: [], connection: "offline", synced: false })).not.toContain("phrases.empty.how");
});

it("says that nothing is kept here, and what another device overwrote, with both", () => {
  expect(pageOf({ phrases, unkept: "full" })).toContain("phrases.unkept.full");
  const mine = phraseOf({ id: "a", targetText: "Buen día" });
  const page = pageOf({ phrases, overwritten: [{ phraseId: "a", mine, fields: { targetText: "Buen día" }, how: "changed" }] });
  expect(page).toContain("Buen día");
  expect(page).toContain("phrases.lost.use-mine");
  expect(pageOf({ phrases: [], overwritten: [{ phraseId: "a", mine, fields: {}, how: "deleted" }] })).toContain("phrases.lost.restore");
});
