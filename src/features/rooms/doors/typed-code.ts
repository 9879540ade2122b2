const length = 8;

/** What stands for a letter of a code on other keyboards: what it looks like is what people go by. */
const lookalikes: Readonly<Record<string, string>> = Object.fromEntries(
  ["СC НH КK МM РP ТT ХX УY", "ΗH ΚK ΜM ΝN ΡP ΤT ΧX ΥY"].flatMap((alphabet) => alphabet.split(" ").map((pair) => [pair.slice(0, 1), pair.slice(1)])),
);
/** Arabic, Persian, Devanagari, Bengali, Thai. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

const latin = (sign: string): string => {
  const code = sign.codePointAt(0) ?? 0;
  const zero = zeros.find((first) => code >= first && code < first + 10);
  return zero === undefined ? (lookalikes[sign] ?? sign) : String(code - zero);
};

const bare = (text: string): string =>
  Array.from(text.normalize("NFKC").toUpperCase(), latin).join("").replace(/[^\p{L}\p{N}]/gu, "");

const ofLink = /\/join\/([^/?#\s]+)/i;
const ofSentence = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{4}\p{Dash}[\p{L}\p{N}]{4}(?![\p{L}\p{N}])/u;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * A join code as it is shown, "KTRM-4WMX", out of what was typed or pasted so far: in any case, on a Cyrillic keyboard, or
 * inside the whole link or the whole invitation.
 */
export function typedCode(text: string): string {
  const short = bare(text).length <= length;
  const found = ofLink.exec(text)?.[1] ?? (short ? undefined : ofSentence.exec(text)?.[0]);
  const code = Array.from(bare(decoded(found ?? text))).slice(0, length);
  const [first, second] = [code.slice(0, 4).join(""), code.slice(4).join("")];
  return second === "" ? first : `${first}-${second}`;
}

export const isWhole = (code: string): boolean => Array.from(bare(code)).length === length;
