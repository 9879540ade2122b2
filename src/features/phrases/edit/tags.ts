import { bounds } from "../exchange/bounds.ts";

/** A tag as it is kept: without white space around it and without commas, which stand between tags. */
export const asTag = (text: string): string => text.replace(/[,\s]+/gu, " ").trim();

/** The tags with these added: no two alike but for case, none too long, and no more than fit. */
export function withTags(tags: readonly string[], more: readonly string[]): readonly string[] {
  const all = [...tags];
  for (const tag of more.map(asTag)) {
    const isThere = all.some((one) => one.toLowerCase() === tag.toLowerCase());
    if (tag !== "" && !isThere && tag.length <= bounds.tag && all.length < bounds.tags) all.push(tag);
  }
  return all.length === tags.length ? tags : all;
}
