import { primaryLanguage } from "../text/language-code.ts";

/** Engines that also answer speech marks, the best value first. The generative one has none. */
const engines = ["neural", "standard", "long-form"] as const;
export type VoiceEngine = (typeof engines)[number];

export interface Voice {
  readonly id: string;
  readonly engine: VoiceEngine;
  /** Polly's codes; the voice's own language first. */
  readonly languages: readonly [string, ...string[]];
}

/** Polly's codes for languages that Translate calls otherwise: https://docs.aws.amazon.com/polly/latest/dg/supported-languages.html */
const spokenAs: Readonly<Record<string, string>> = { zh: "cmn", arb: "ar", no: "nb" };

/** Where a language alone does not say which country's voice: the one Translate's own code stands for, or the most speakers. */
const preferred: Readonly<Record<string, string>> = {
  de: "de-DE",
  en: "en-US",
  es: "es-ES",
  fr: "fr-FR",
  nl: "nl-NL",
  pt: "pt-BR",
};

/** The best of an engine's list, undefined where it has none with speech marks. */
export function bestEngine(supported: readonly string[]): VoiceEngine | undefined {
  return engines.find((engine) => supported.includes(engine));
}

/** A voice of another country speaks a language too, so only the languages are compared. */
export function speaks(voice: Voice, language: string): boolean {
  return spokenCode(voice, language) !== undefined;
}

/** Polly's code under which the voice speaks the language: of the same country if it can. */
export function spokenCode(voice: Voice, language: string): string | undefined {
  return voice.languages.find((code) => code === language) ?? voice.languages.find((code) => spoken(code) === spoken(language));
}

/** The voice to speak a language: the same country's, then the preferred one's, and of those the best engine. */
export function pickVoice(voices: readonly Voice[], language: string): Voice | undefined {
  const rank = ({ languages: [own], engine }: Voice) =>
    (own === language ? 0 : own === preferred[language] ? 1 : spoken(own) === spoken(language) ? 2 : 3) * engines.length +
    engines.indexOf(engine);
  return voices.filter((voice) => speaks(voice, language)).sort((one, other) => rank(one) - rank(other))[0];
}

function spoken(code: string): string {
  const language = primaryLanguage(code);
  return spokenAs[language] ?? language;
}
