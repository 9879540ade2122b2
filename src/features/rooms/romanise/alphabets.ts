/**
 * Alphabets in Latin letters, each as its country writes names in passports or on maps: no library knows more than two of
 * them (docs/decisions/0009). What depends on its neighbours comes first, as the source of a regular expression.
 */
type Rules = readonly (readonly [pattern: string, latin: string])[];

/** "жzh цts" */
const letters = (line: string): Rules => line.split(" ").map((pair) => [pair.slice(0, 1), pair.slice(1)] as const);

const start = "(?<!\\p{L})";
const end = "(?!\\p{L})";
const cyrillic = letters("аa бb вv гg дd еe ёyo жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya");
/** Gaj's alphabet, which Serbian is written in as well. */
const serbian = [...letters("ђđ жž јj љlj њnj ћć хh цc чč џdž шš"), ...cyrillic];

/** By the language; Greek, Georgian and Armenian letters write one each. First match wins. */
const alphabets: Readonly<Record<string, Rules>> = {
  /** BGN/PCGN 1947, without its signs for ь and ъ. */
  ru: [[`(?:${start}|(?<=[аеёиоуыэюяйъь]))е`, "ye"], ...cyrillic],
  /** Resolution 55 of the Cabinet of Ministers, 2010. */
  uk: [
    ["зг", "zgh"],
    ["(?<=\\p{L})['’ʼ](?=\\p{L})", ""],
    ...["єye", "їyi", "йy", "юyu", "яya"].map((pair) => [`(?<![\\p{L}'’ʼ])${pair.slice(0, 1)}`, pair.slice(1)] as const),
    ...letters("гh ґg єie иy іi їi йi юiu яia"),
    ...cyrillic,
  ],
  /** Transliteration Act, 2009. */
  bg: [[`ия${end}`, "ia"], ...letters("хh щsht ъa ьy"), ...cyrillic],
  ...{ sr: serbian, bs: serbian, hr: serbian, hbs: serbian, sh: serbian, cnr: serbian },
  mk: [...letters("ѓgj ѕdz јj љlj њnj ќkj хh цc џdj"), ...cyrillic],
  /** BGN/PCGN 1979. */
  kk: [...letters("әä ғgh иī қq ңng өö уū ұu үü һh іi"), ...cyrillic],
  /** MNS 5217:2012. */
  mn: [...letters("еye жj йi өö үü ъi ьi"), ...cyrillic],
  /** ELOT 743, without accents. */
  el: [
    ...["αa", "εe", "ηi"].flatMap((pair) => {
      const [vowel, latin] = [pair.slice(0, 1), pair.slice(1)];
      return [[`${vowel}[υύ](?=[θκξπσςτφχψ]|${end})`, `${latin}f`], [`${vowel}[υύ]`, `${latin}v`]] as const;
    }),
    ["ο[υύ]", "ou"],
    [`${start}μπ|μπ${end}`, "b"],
    ["γ(?=[γξχ])", "n"],
    ["[;\u037e]", "?"],
    ["[·\u0387]", ";"],
    ...letters("αa άa βv γg δd εe έe ζz ηi ήi θth ιi ίi ϊi ΐi κk λl μm νn ξx οo όo πp ρr σs ςs τt υy ύy ϋy ΰy φf χch ψps ωo ώo"),
  ],
  /** The national system of 2002. */
  ka: letters("აa ბb გg დd ეe ვv ზz თt იi კk’ ლl მm ნn ოo პp’ ჟzh რr სs ტt’ უu ფp ქk ღgh ყq’ შsh ჩch ცts ძdz წts’ ჭch’ ხkh ჯj ჰh"),
  /** BGN/PCGN 1981. */
  hy: [
    [`${start}ո(?=[^ւվ]|$)`, "vo"],
    ["ու", "u"],
    [`${start}ե`, "ye"],
    [`${start}և`, "yev"],
    ["և", "ev"],
    ["[՛՜՚]", ""],
    ...letters("։. ՝, աa բb գg դd եe զz էe ըy թt’ ժzh իi լl խkh ծts կk հh ձdz ղgh ճch մm յy նn շsh ոo չch’ պp ջj ռrr սs վv տt րr ցts’ ւv փp’ քk’ օo ֆf"),
  ],
};

/** In Latin letters; undefined for a language whose alphabet is not known here. Other letters stay as they are. */
export function romaniseAlphabet(text: string, language: string): string | undefined {
  const rules = alphabets[language];
  if (!rules) return undefined;
  const any = new RegExp(rules.map(([pattern]) => `(${pattern})`).join("|"), "giu");
  // The Armenian question mark stands inside the word that is asked about; ours after it.
  const prepared = text.normalize("NFC").replace(/՞(\p{L}*)/gu, "$1?");
  return prepared.replace(any, (found: string, ...rest: unknown[]) => {
    const latin = rules[rest.slice(0, rules.length).findIndex((group) => group !== undefined)]?.[1] ?? found;
    const offset = Number(rest[rules.length]);
    return inCase(latin, found, prepared.slice(offset + found.length), prepared.slice(0, offset));
  });
}

const isUpper = (letters: string): boolean => letters !== letters.toLowerCase() && letters === letters.toUpperCase();

/** "Щука" is "Shchuka", "ЩУКА" is "SHCHUKA". */
function inCase(latin: string, original: string, after: string, before: string): string {
  const first = original.slice(0, 1);
  if (!isUpper(first)) return latin;
  const next = /^\p{L}/u.exec(after)?.[0];
  const loud = original.length > 1 ? isUpper(original) : next ? isUpper(next) : isUpper(/\p{L}$/u.exec(before)?.[0] ?? "");
  return loud ? latin.toUpperCase() : latin.slice(0, 1).toUpperCase() + latin.slice(1);
}
