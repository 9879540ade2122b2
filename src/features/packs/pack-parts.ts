import type { ComponentType, ReactNode } from "react";

/** What packs need to know about languages. */
export interface PackLanguages {
  nativeName(code: string): string;
  /** In the language of the page. */
  name(code: string): string;
  direction(code: string): "ltr" | "rtl";
  /** The server has a voice for it; undefined where that shows only when it is asked. */
  canSpeak(code: string): boolean | undefined;
}

/** A phrase to keep. */
export interface PackPhrase {
  sourceText: string;
  sourceLanguage: string;
  targetText: string;
  targetLanguage: string;
}

/** What other features lend to packs; the app passes it. */
export interface PackParts {
  languages: PackLanguages;
  /** `besides` are offered too, whether or not the engine knows them. */
  LanguageChoice: ComponentType<{ side: "source" | "target"; value: string; onChoose: (code: string) => void; besides: readonly string[] }>;
  /** A button that reads a text aloud; `place` names it among all on the page. */
  listen: (text: string, language: string, place: string) => ReactNode;
  /** @throws ParleyError */
  translate: (text: string, source: string, target: string) => Promise<string>;
  keeping: {
    isKept: (phrase: PackPhrase) => boolean;
    keep: (phrases: readonly (PackPhrase & { tags: readonly string[] })[]) => void;
    unkeep: (phrase: PackPhrase) => void;
  };
  sound: Sound;
}

/** Spoken texts on this device. */
export interface Sound {
  /** @throws ParleyError, or the signal's reason */
  keepSpeech: (text: string, language: string, signal?: AbortSignal) => Promise<void>;
  hasSpeech: (text: string, language: string) => Promise<boolean>;
}
