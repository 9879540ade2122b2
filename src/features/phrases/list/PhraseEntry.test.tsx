import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { phraseOf } from "../phrase.fixture.ts";
import { wordsOf } from "../search/fold.ts";
import { type EntryActions, PhraseEntry } from "./PhraseEntry.tsx";

i18n.loadAndActivate({ locale: "en", messages: {} });
const nothing = () => undefined;
const actions: EntryActions = { open: nothing, favourite: nothing, edit: nothing, show: nothing, share: nothing, remove: nothing, choose: nothing, mend: nothing };
const languages = { nativeName: (code: string) => `name of ${code}`, direction: (code: string) => (code === "ar" ? ("rtl" as const) : ("ltr" as const)) };

const html = (given: Parameters<typeof phraseOf>[0], more: { query?: string; chosen?: boolean; named?: boolean } = {}) =>
  renderToStaticMarkup(
    <I18nProvider i18n={i18n}>
      <PhraseEntry
        phrase={phraseOf(given)}
        languages={languages}
        words={wordsOf(more.query ?? "")}
        named={more.named ?? false}
        chosen={more.chosen}
        listen={undefined}
        actions={actions}
      />
    </I18nProvider>,
  );

it("gives both texts their language and direction, the note its own", () => {
  const page = html({ targetText: "صباح الخير", targetLanguage: "ar", note: "للطبيب" });
  expect(page).toMatch(/lang="en" dir="ltr">Good morning</);
  expect(page).toMatch(/lang="ar" dir="rtl">صباح الخير</);
  expect(page).toMatch(/dir="auto">للطبيب</);
});

it("marks what was searched for in the texts, the tags and the note", () => {
  const page = html({ tags: ["Clínica"], note: "clinical" }, { query: "clinic dias" });
  expect([...page.matchAll(/<mark[^>]*>([^<]*)<\/mark>/g)].map((match) => match[1])).toEqual(["días", "Clínic", "clinic"]);
});

it("says that it waits, or was refused with the way to see why, and neither once it is kept", () => {
  expect(html({ standing: "waiting" })).toContain("phrases.waiting");
  expect(html({ standing: "refused" })).toContain("phrases.refused");
  expect(html({})).not.toMatch(/phrases\.(waiting|refused)/);
});

it("names its languages only where they are told apart", () => {
  expect(html({}, { named: true })).toContain("name of es");
  expect(html({})).not.toContain("name of es");
});

it("is a box to tick while phrases are selected, and offers nothing else", () => {
  const page = html({}, { chosen: true });
  expect(page).toMatch(/type="checkbox"[^>]*checked/);
  expect(page).not.toContain("<button");
});
