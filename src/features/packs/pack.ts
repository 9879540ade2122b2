/** Phrases for a situation, written by people in the languages that they know. */
export interface Pack {
  id: PackId;
  entries: readonly PackEntry[];
}

export interface PackEntry {
  id: string;
  /** By language code; English is always there. */
  texts: Readonly<Partial<Record<string, string>>> & { readonly en: string };
}

export const packIds = ["clinic", "border", "school"] as const;
export type PackId = (typeof packIds)[number];

export const isPackId = (id: string): id is PackId => packIds.some((one) => one === id);

/** Each comes with a script of its own, which the service worker has. */
const loads: Record<PackId, () => Promise<{ default: { entries: Pack["entries"] } }>> = {
  clinic: () => import("./data/clinic.json"),
  border: () => import("./data/border.json"),
  school: () => import("./data/school.json"),
};

export const loadPack = async (id: PackId): Promise<Pack> => ({ id, entries: (await loads[id]()).default.entries });

/** What is said of an entry in a language; undefined where nobody has written it. Mexican Spanish is Spanish here. */
export const writtenText = ({ texts }: PackEntry, language: string): string | undefined =>
  texts[language] ?? texts[language.split("-")[0] ?? ""];

/** Those that somebody has written all of it in. */
export const writtenLanguages = ({ entries }: Pack): string[] =>
  Object.keys(entries[0]?.texts ?? {}).filter((language) => entries.every(({ texts }) => texts[language] !== undefined));
