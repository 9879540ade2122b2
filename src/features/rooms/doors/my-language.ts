const baseOf = (tag: string): string => tag.toLowerCase().split("-")[0] ?? "";

const isTraditional = (tag: string): boolean => {
  try {
    return new Intl.Locale(tag).maximize().script === "Hant";
  } catch {
    return false;
  }
};

/** Codes by which engines and browsers name the same language. */
const aliases: Partial<Record<string, readonly string[]>> = {
  ...{ nb: ["no", "nn"], nn: ["no", "nb"], no: ["nb", "nn"] },
  ...{ fil: ["tl"], tl: ["fil"], iw: ["he"], in: ["id"], ji: ["yi"], sr: ["hbs"], hr: ["hbs"], bs: ["hbs"], prs: ["fa-AF"] },
};

/**
 * The language to begin with: what the person chose last, else the first of the browser's that is offered, else English.
 * Until it is known what is offered, nothing is ruled out.
 */
export function myLanguage(remembered: string | undefined, preferred: readonly string[], offered: readonly string[]): string {
  if (offered.length === 0) return remembered ?? baseOf(preferred[0] ?? "en");
  if (remembered && offered.includes(remembered)) return remembered;
  return preferred.map((tag) => match(tag, offered)).find(Boolean) ?? (offered.includes("en") ? "en" : (offered[0] ?? "en"));
}

function match(tag: string, offered: readonly string[]): string | undefined {
  const same = (wanted: string) => offered.find((code) => code.toLowerCase() === wanted.toLowerCase());
  const base = baseOf(tag);
  return (
    same(tag) ??
    (base === "zh" && isTraditional(tag) ? same("zh-TW") : undefined) ??
    same(base) ??
    aliases[base]?.map(same).find(Boolean) ??
    offered.find((code) => baseOf(code) === base)
  );
}
