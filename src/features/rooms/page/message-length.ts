/** The most that one message may hold, in characters (Unicode code points). */
export const most = 5000;

/** Nobody needs the count before. */
export const countFrom = 4500;

export const charactersOf = (text: string): number => {
  // Counting pairs of surrogates is faster than walking the characters, which is felt while typing.
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
};

/** Long messages are set smaller. */
export const lengthOf = (text: string): "short" | "medium" | "long" => (text.length > 600 ? "long" : text.length > 200 ? "medium" : "short");
