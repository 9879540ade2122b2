import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import type { WaitingRow } from "./waiting-row.ts";
import { WaitingDialog } from "./WaitingDialog.tsx";

/** Catalogues are compiled by the build alone: a message is its id and its values. */
vi.mock("../locales/phrases/load.ts", () => ({}));

const row = (given: Partial<WaitingRow>): WaitingRow => ({
  id: "a",
  what: "waiting.keep",
  text: "Good morning",
  language: "en",
  state: "waiting",
  again: () => undefined,
  drop: () => undefined,
  ...given,
});

const html = (rows: WaitingRow[], offline = false) =>
  renderToStaticMarkup(
    <I18nProvider i18n={i18n}>
      <WaitingDialog rows={rows} offline={offline} onHurry={() => undefined} onClose={() => undefined} />
    </I18nProvider>,
  );
i18n.loadAndActivate({ locale: "en", messages: { "waiting.say": "Say in {title}", "waiting.rest": "And {count} more." } });

it("puts what was refused first, with why and the ways out", () => {
  const page = html([row({}), row({ id: "b", text: "Good night", state: "refused", problem: "This text is too long.", mend: () => undefined })]);
  expect(page.indexOf("Good night")).toBeLessThan(page.indexOf("Good morning"));
  for (const said of ["This text is too long.", "waiting.mend", "waiting.again", "waiting.drop"]) expect(page).toContain(said);
});

it("offers no mending of what cannot be written anew", () => {
  expect(html([row({ state: "refused" })])).not.toContain("waiting.mend");
});

it("gives the words their language and direction", () => {
  expect(html([row({ text: "مرحبا", language: "ar" })])).toMatch(/lang="ar" dir="rtl">مرحبا/);
});

it("says where a message was to be said, and that all is sent once it is", () => {
  expect(html([row({ what: "waiting.say", values: { title: "Parents' evening" } })])).toContain("Say in Parents&#x27; evening");
  expect(html([])).toContain("waiting.nothing");
});

it("lists no more than anybody reads, and says how many are left", () => {
  const page = html(Array.from({ length: 150 }, (_, index) => row({ id: String(index) })));
  expect(page.match(/<li/g)).toHaveLength(100);
  expect(page).toContain("And 50 more.");
});
