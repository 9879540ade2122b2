/** What files of phrases name, in this order. */
export const columns = ["sourceLanguage", "sourceText", "targetLanguage", "targetText", "favourite", "tags", "note", "known", "createdAt"] as const;
export type Column = (typeof columns)[number];
export const requiredColumns = columns.slice(0, 4);

/** How JSON files say what they are. */
export const json = { format: "parley-phrases", version: 1 } as const;

/** Properties of a TMX unit for what it has no place of its own for. */
export const props = { favourite: "x-parley-favourite", known: "x-parley-known", tag: "x-parley-tag" } as const;
