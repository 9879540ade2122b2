/** The page's own limit, in characters (Unicode code points); the server's is higher. */
export const limit = 5000;

export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Long texts are set smaller, on both sides alike. */
export type TextLength = "short" | "medium" | "long";

export function lengthOf(...texts: (string | undefined)[]): TextLength {
  const longest = Math.max(...texts.map((text) => text?.length ?? 0));
  if (longest > 700) return "long";
  return longest > 220 ? "medium" : "short";
}
