import type { ComponentType } from "react";
import type { Translate } from "./page/reads-as.ts";

/** What rooms need to know about languages. */
export interface RoomLanguages {
  /** "Español" */
  nativeName(code: string): string;
  /** "Spanish" */
  name(code: string): string;
  direction(code: string): "ltr" | "rtl";
}

/** A text to keep: what was said, and how one reads it. */
export interface Keepsake {
  sourceText: string;
  sourceLanguage: string;
  targetText: string;
  targetLanguage: string;
}

/** What other features lend to a conversation; the app passes it, the same object as long as nothing in it changes. */
export interface RoomParts {
  languages: RoomLanguages;
  /** Buttons that read a text aloud; `place` names it among all on the page. */
  Listen: ComponentType<{ place: string; text: string; language: string }>;
  /** The text, with the word lit that is being spoken at `place`. */
  Spoken: ComponentType<{ place: string; text: string }>;
  /** A star that keeps a text; undefined for guests. */
  Keep: ComponentType<{ phrase: Keepsake }> | undefined;
  translate: Translate;
}

/** Where one's own language is chosen. */
export type LanguageChoice = ComponentType<{ value: string; onChoose: (code: string) => void }>;
