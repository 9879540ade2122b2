import type { Language } from "./language.ts";
import type { Side } from "./recents.ts";
import { searchLanguages } from "./search-languages.ts";

/** One line of the list; `auto` has no language. */
export interface Offer {
  group: "auto" | "recent" | "all";
  code: string;
  language?: Language;
}

interface Shelf {
  side: Side;
  languages: Language[];
  recents: string[];
  query: string;
}

/** What can be chosen on a side: "detect" first, then the recent ones, then all by name; a search shows only its finds. */
export function offeredLanguages({ side, languages, recents, query }: Shelf): Offer[] {
  const able = languages
    .filter((language) => side === "source" || language.canTranslateTo)
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  const found = searchLanguages(able, query).map((language): Offer => ({ group: "all", code: language.code, language }));
  if (query.trim() !== "") return found;
  const recent = recents.flatMap((code): Offer[] => {
    const language = able.find((one) => one.code === code);
    return language ? [{ group: "recent", code, language }] : [];
  });
  return [...(side === "source" ? [{ group: "auto", code: "auto" } as const] : []), ...recent, ...found];
}
