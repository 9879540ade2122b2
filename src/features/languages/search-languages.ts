import type { Language } from "./language.ts";

/** Without accents and case, as people type when in a hurry: "espanol" finds "Español". */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLocaleLowerCase("en");

/** Languages whose name, own name or code holds `query`; those where a word begins with it first. */
export function searchLanguages(languages: Language[], query: string): Language[] {
  const wanted = plain(query.trim());
  if (wanted === "") return languages;
  const rank = ({ name, nativeName, code }: Language): number => {
    const names = [name, nativeName].map(plain);
    if (code.toLowerCase() === wanted || names.some((one) => one.startsWith(wanted))) return 0;
    if (names.some((one) => one.split(/[\s(,-]+/).some((word) => word.startsWith(wanted)))) return 1;
    return names.some((one) => one.includes(wanted)) ? 2 : 3;
  };
  return languages
    .map((language) => ({ language, rank: rank(language) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map((found) => found.language);
}
