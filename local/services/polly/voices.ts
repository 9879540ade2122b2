/** A voice of Amazon Polly, and the voice of espeak-ng that stands in for it. */
export interface PollyVoice {
  readonly Id: string;
  readonly Name: string;
  readonly Gender: "Female" | "Male";
  readonly LanguageCode: string;
  readonly LanguageName: string;
  readonly SupportedEngines: readonly ["standard"];
  /** Identifier, with a variant for the timbre. */
  readonly espeak: string;
  /** 0 to 100. */
  readonly pitch: number;
}

/** `language: name | espeak-ng voice | women / men`, ids and spellings as https://docs.aws.amazon.com/polly/latest/dg/available-voices.html */
const table = `
arb: Arabic | sem/ar | Zeina /
ar-AE: Gulf Arabic | sem/ar | Hala / Zayd
ca-ES: Catalan | roa/ca | Arlet /
cs-CZ: Czech | zlw/cs | Jitka /
cmn-CN: Chinese Mandarin | sit/cmn | Zhiyu /
yue-CN: Cantonese | sit/yue | Hiujin /
da-DK: Danish | gmq/da | Naja Sofie / Mads
nl-NL: Dutch | gmw/nl | Lotte Laura / Ruben
nl-BE: Belgian Dutch | gmw/nl | Lisa /
en-US: US English | gmw/en-US | Joanna Salli Kendra Kimberly Ivy Ruth Danielle / Matthew Joey Justin Kevin Stephen Gregory Patrick
en-GB: British English | gmw/en | Amy Emma / Brian Arthur
en-AU: Australian English | gmw/en | Nicole Olivia / Russell
en-IN: Indian English | gmw/en | Raveena /
hi-IN: Hindi | inc/hi | Aditi Kajal /
en-IE: Irish English | gmw/en | Niamh /
en-NZ: New Zealand English | gmw/en | Aria /
en-ZA: South African English | gmw/en | Ayanda /
en-GB-WLS: Welsh English | gmw/en | / Geraint
fi-FI: Finnish | urj/fi | Suvi /
fr-FR: French | roa/fr | Lea Celine / Mathieu Remi
fr-BE: Belgian French | roa/fr-BE | Isabelle /
fr-CA: Canadian French | roa/fr | Chantal Gabrielle / Liam
de-DE: German | gmw/de | Vicki Marlene / Hans Daniel
de-AT: Austrian German | gmw/de | Hannah /
de-CH: Swiss Standard German | gmw/de | Sabrina /
is-IS: Icelandic | gmq/is | Dora / Karl
it-IT: Italian | roa/it | Bianca Carla / Giorgio Adriano
ja-JP: Japanese | jpx/ja | Mizuki Kazuha Tomoko / Takumi
ko-KR: Korean | ko | Seoyeon Jihye /
nb-NO: Norwegian | gmq/nb | Liv Ida /
pl-PL: Polish | zlw/pl | Ewa Maja Ola / Jacek Jan
pt-BR: Brazilian Portuguese | roa/pt-BR | Camila Vitoria / Ricardo Thiago
pt-PT: Portuguese | roa/pt | Ines / Cristiano
ro-RO: Romanian | roa/ro | Carmen /
ru-RU: Russian | zle/ru | Tatyana / Maxim
es-ES: Castilian Spanish | roa/es | Lucia Conchita / Enrique Sergio
es-MX: Mexican Spanish | roa/es-419 | Mia / Andres
es-US: US Spanish | roa/es-419 | Lupe Penelope / Miguel Pedro
sv-SE: Swedish | gmq/sv | Astrid Elin /
tr-TR: Turkish | trk/tr | Filiz Burcu /
cy-GB: Welsh | cel/cy | Gwyneth /
`;

/** Timbre and pitch of the first, second, ... woman and man of a language, so that each sounds like someone else. */
const women = [["+f3", 50], ["+f2", 55], ["+f4", 48], ["+f5", 52], ["+f1", 58], ["+f2", 45], ["+f3", 62]] as const;
const men = [["", 45], ["+m3", 40], ["+m7", 50], ["+m2", 35], ["+m4", 48], ["+m6", 42], ["+m1", 55]] as const;

const spelled: Readonly<Record<string, string>> = { Lea: "Léa", Celine: "Céline", Remi: "Rémi", Dora: "Dóra", Ines: "Inês", Penelope: "Penélope", Lucia: "Lucía", Andres: "Andrés", Vitoria: "Vitória" };

export const voices: readonly PollyVoice[] = table.trim().split("\n").flatMap((line) => {
  const [code = "", name = "", espeak = "", ids = ""] = line.split(/: | \| /);
  const [female = [], male = []] = ids.split("/").map((group) => group.trim().split(" ").filter(Boolean));
  const voicesOf = (names: readonly string[], timbres: typeof women | typeof men, gender: PollyVoice["Gender"]) =>
    names.map((id, index): PollyVoice => {
      const [variant, pitch] = timbres[index % timbres.length] ?? ["", 50];
      return {
        Id: id,
        Name: spelled[id] ?? id,
        Gender: gender,
        LanguageCode: code,
        LanguageName: name,
        SupportedEngines: ["standard"],
        espeak: espeak + variant,
        pitch,
      };
    });
  return [...voicesOf(female, women, "Female"), ...voicesOf(male, men, "Male")];
});

export const languageCodes: ReadonlySet<string> = new Set(voices.map((voice) => voice.LanguageCode));

/** Polly's codes as the rest of the world writes them, for the boundaries of words. */
export function bcp47(languageCode: string): string {
  const known: Readonly<Record<string, string>> = { arb: "ar", "cmn-CN": "zh-CN", "yue-CN": "yue", "en-GB-WLS": "en-GB" };
  return known[languageCode] ?? languageCode;
}
