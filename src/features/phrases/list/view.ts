/** What of the phrasebook is shown, and in which order: all of it stands in the address, so that it can be gone back to. */
export interface View {
  query: string;
  favourites: boolean;
  /** Only what is not learnt yet. */
  unlearnt: boolean;
  /** All of them. */
  tags: readonly string[];
  /** From one language to another. */
  pair: { from: string; to: string } | undefined;
  sort: Sort;
}

export const sorts = ["newest", "oldest", "mine", "theirs", "favourites"] as const;
export type Sort = (typeof sorts)[number];

export const isSort = (text: string | null | undefined): text is Sort => sorts.some((sort) => sort === text);

/** Reads an address (`?tag=clinic&sort=mine`); what it does not say, or says in a way unknown, is left out. */
export function readView(search: string, sort: Sort = "newest"): View {
  const said = new URLSearchParams(search);
  const [from, to, asked] = [said.get("from"), said.get("to"), said.get("sort")];
  return {
    query: said.get("q") ?? "",
    favourites: said.has("favourites"),
    unlearnt: said.has("unlearnt"),
    tags: [...new Set(said.getAll("tag"))],
    pair: from && to ? { from, to } : undefined,
    sort: isSort(asked) ? asked : sort,
  };
}

/** The address of a view, without the question mark; empty for all phrases, newest first. */
export function writeView({ query, favourites, unlearnt, tags, pair, sort }: View): string {
  const said = new URLSearchParams();
  if (query.trim() !== "") said.set("q", query.trim());
  if (favourites) said.set("favourites", "");
  if (unlearnt) said.set("unlearnt", "");
  for (const tag of tags) said.append("tag", tag);
  if (pair) {
    said.set("from", pair.from);
    said.set("to", pair.to);
  }
  if (sort !== "newest") said.set("sort", sort);
  return said.toString().replace(/=(?=&|$)/g, "");
}

/** The view without what narrows it; the order stays. */
export const widened = ({ sort }: View): View => readView("", sort);

export const isNarrow = (view: View): boolean => writeView({ ...view, sort: "newest" }) !== "";
