/** The page's own limit, in characters (Unicode code points); the server's is higher. */
export const limit = 5000;

/** The field takes no more (UTF-16 code units): a browser lays out a pasted megabyte for a minute. */
export const most = 20_000;

/** The beginning of a text that the field can take; never half of a character. */
export const beginningOf = (text: string): string =>
  text.length > most ? text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "") : text;

export function countCharacters(text: string): number {
  // Counting pairs of surrogates is faster than walking the characters, which is felt in a long text.
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}

/** "5,000", as the catalogue's language writes it. A browser's first number by `Intl` takes a slow phone 100 ms, at the first paint. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/** Long texts are set smaller, on both sides alike. */
export type TextLength = "short" | "medium" | "long";

export function lengthOf(...texts: (string | undefined)[]): TextLength {
  const longest = Math.max(...texts.map((text) => text?.length ?? 0));
  if (longest > 700) return "long";
  return longest > 220 ? "medium" : "short";
}
