import { besides } from "../errors/service-errors.ts";
import { formalLanguages } from "../text/formality.ts";
import { amazonTranslate } from "../text/translation-engine-name.ts";
import { speaks, type Voice } from "../voices/voice.ts";
import type { TranslatableLanguage } from "./amazon-translate-languages.ts";
import { detectable } from "./detectable.ts";
import { direction, nativeName } from "./writing.ts";

export interface Language {
  readonly code: string;
  readonly name: string;
  readonly nativeName: string;
  readonly direction: "ltr" | "rtl";
  readonly canDetect: boolean;
  readonly canSpeak: boolean;
  readonly canTranslateTo: boolean;
  readonly canBeFormal: boolean;
  readonly engine: string;
}

interface ListLanguages {
  readonly languages: () => Promise<readonly TranslatableLanguage[]>;
  readonly voices: () => Promise<readonly Voice[]>;
}

/** Every language that can be translated from and to, by English name. Without voices people can still translate. */
export async function listLanguages({ languages, voices }: ListLanguages): Promise<Language[]> {
  const known: Voice[] = [];
  const [translatable] = await Promise.all([
    languages(),
    besides("voices", async () => void known.push(...(await voices()))),
  ]);
  return describeLanguages(translatable, known);
}

export function describeLanguages(languages: readonly TranslatableLanguage[], voices: readonly Voice[]): Language[] {
  return languages
    .map(({ code, name, engine }) => ({
      code,
      name,
      nativeName: nativeName(code, name),
      direction: direction(code),
      canDetect: detectable.has(code),
      canSpeak: voices.some((voice) => speaks(voice, code)),
      canTranslateTo: true,
      canBeFormal: engine === amazonTranslate && formalLanguages.has(code),
      engine,
    }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}
