import { romaniseAlphabet } from "./alphabets.ts";
import { baseOf, type Script, scriptsIn, scriptsRead } from "./writing.ts";

type Romaniser = (text: string, language: string) => Promise<string | undefined> | string | undefined;

/**
 * Sanscript knows letters with a dot below in one piece alone, as Unicode's normal forms never write them; and ṛh, which it
 * does not know, by its parts ṛ and h.
 */
const dotted: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from("\u0958\u0959\u095a\u095b\u095c\u095e\u095f").map((letter) => [letter.normalize("NFC"), letter])),
  ["\u095d".normalize("NFC")]: "\u095c\u094d\u0939",
};

/** ISO 15919. */
const indic =
  (script: string): Romaniser =>
  async (text) => {
    const { default: sanscript } = await import("@indic-transliteration/sanscript");
    const whole = text.normalize("NFC").replace(/\p{L}\u093c/gu, (letter) => dotted[letter] ?? letter);
    return sanscript.t(whole, script, "iso").normalize("NFC").replace(/\s*।/g, ".");
  };

/** As it is pronounced: 독립 is "dongnip", not "dogrip". */
const korean: Romaniser = async (text) => (await import("es-hangul")).romanize(text.normalize("NFC"));

const chinesePunctuation: Readonly<Record<string, string>> = Object.fromEntries(
  ["，, ", "、, ", "。. ", "．. ", "？? ", "！! ", "：: ", "；; ", "（ (", "）) ", "《 “", "》” ", "「 “", "」” "].map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

/** Mandarin, with tones; which reading a character has follows from its neighbours. */
const mandarin: Romaniser = async (text, language) => {
  if (language !== "zh") return undefined;
  const { pinyin } = await import("pinyin-pro");
  const read = text.replace(/\p{Script=Han}+/gu, (words) => ` ${pinyin(words)} `);
  return read
    .replace(/[，、。．？！：；（）《》「」]/g, (sign) => chinesePunctuation[sign] ?? sign)
    .replace(/[^\S\n]+(?=[,.?!:;)”’]|$)/gmu, "")
    .replace(/(?<=[(“‘]|^)[^\S\n]+/gmu, "")
    .replace(/[^\S\n]+/g, " ");
};

/** Kana alone: how kanji are read, nothing here can tell, and は and へ after a word are not read as they are written. */
const kana: Romaniser = async (text, language) => {
  if (language !== "ja" || scriptsIn(text).has("Hani") || /(?<=[\p{Script=Hiragana}\p{Script=Katakana}ー])[はへ]/u.test(text)) return undefined;
  return (await import("wanakana")).toRomaji(text).replace(/([,.?!])(?=\p{L})/gu, "$1 ");
};

const alphabet =
  (only?: string): Romaniser =>
  (text, language) =>
    romaniseAlphabet(text, only ?? language);

/**
 * Arabic and Hebrew write no vowels, Thai not in the order of speech, Bengali and Tamil letters sound by their neighbours:
 * letter by letter the result is not how it sounds. For those there is nothing.
 */
const romanisers: Partial<Record<string, Romaniser>> = {
  ...{ Cyrl: alphabet(), Grek: alphabet("el"), Geor: alphabet("ka"), Armn: alphabet("hy") },
  ...{ Deva: indic("devanagari"), Gujr: indic("gujarati"), Telu: indic("telugu") },
  ...{ Knda: indic("kannada"), Mlym: indic("malayalam"), Sinh: indic("sinhala") },
  ...{ Hang: korean, Hani: mandarin, Hira: kana, Kana: kana },
} satisfies Partial<Record<Script, Romaniser>>;

/**
 * How a text sounds, in Latin letters, for someone who cannot read its script. Undefined where the reader can read it, and
 * where what would come out is not how it sounds: better nothing than wrong. What it needs is loaded at the first need.
 */
export async function romanise(text: string, language: string, readerLanguage: string): Promise<string | undefined> {
  const read = scriptsRead(readerLanguage);
  const foreign = [...scriptsIn(text)].filter((script) => !read.has(script));
  if (foreign.length === 0) return undefined;
  const base = baseOf(language);
  let latin = text;
  for (const script of foreign) {
    // An earlier one may have taken this script too, as kana is taken in one.
    if (!scriptsIn(latin).has(script)) continue;
    const next = await romanisers[script]?.(latin, base);
    if (next === undefined) return undefined;
    latin = next;
  }
  // A letter that nobody knew would stand there as nonsense.
  return [...scriptsIn(latin)].every((script) => read.has(script)) ? latin : undefined;
}
