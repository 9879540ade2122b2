import { useState } from "react";
import { preferences } from "../../../ui/stored.ts";
import { myLanguage } from "./my-language.ts";
import type { RoomLanguages } from "../room-parts.ts";

/** The languages that one can have in a conversation. */
export interface DoorLanguages extends RoomLanguages {
  all: readonly { code: string; canTranslateTo: boolean }[];
}

/** Who is about to enter a conversation. */
export interface Newcomer {
  name: string;
  language: string;
  /** Codes, by their own names. */
  offered: readonly string[];
  setName: (name: string) => void;
  setLanguage: (language: string) => void;
  /** For the next time; once it has worked. */
  remember: () => void;
}

const keys = { name: "room.name", language: "room.language" };

/** For the next door. */
export const rememberMyLanguage = (language: string) => preferences.write(keys.language, language);

export function useNewcomer(languages: DoorLanguages): Newcomer {
  const [name, setName] = useState(() => preferences.read(keys.name) ?? "");
  const [chosen, setLanguage] = useState<string>();
  const offered = languages.all
    .filter(({ canTranslateTo }) => canTranslateTo)
    .map(({ code }) => code)
    .sort((a, b) => languages.nativeName(a).localeCompare(languages.nativeName(b)));
  const language = chosen ?? myLanguage(preferences.read(keys.language), navigator.languages, offered);
  return {
    name,
    language,
    offered: offered.length > 0 ? offered : [language],
    setName,
    setLanguage,
    remember: () => {
      preferences.write(keys.name, name.trim());
      rememberMyLanguage(language);
    },
  };
}
