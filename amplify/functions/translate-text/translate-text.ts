import { limits } from "../../limits.ts";
import { ParleyError } from "../errors/parley-error.ts";
import { besides } from "../errors/service-errors.ts";
import type { Person } from "../quota/person.ts";
import type { Quota } from "../quota/quota.ts";
import { cleanText } from "../text/clean-text.ts";
import { inParallel } from "../text/in-parallel.ts";
import { languageCode } from "../text/language-code.ts";
import { splitText } from "../text/split-text.ts";
import type { Piece, TranslatedPiece, TranslationEngine } from "./engine.ts";
import { formalLanguages, noSuchForm } from "../text/formality.ts";
import type { TranslationMemory } from "./memory.ts";

export interface TranslateRequest {
  readonly text: string;
  /** Left out or null: `auto`. */
  readonly source?: string | null;
  readonly target: string;
  readonly formality?: "formal" | "informal" | null;
  readonly maskProfanity?: boolean | null;
}

export interface Translation {
  readonly text: string;
  readonly source: string;
  readonly target: string;
  /** The language that was detected; null where the source was given. */
  readonly detected: string | null;
  readonly engine: string;
  /** Code points of the text, outer white space left out. */
  readonly characters: number;
  /** From memory: nothing was counted. */
  readonly cached: boolean;
}

interface TranslateText {
  readonly memory: TranslationMemory;
  readonly quota: Quota;
  readonly engine: TranslationEngine;
}

/** Throws ParleyError by name for everything a person can change, and gives the characters back on any failure. */
export async function translateText(
  { memory, quota, engine }: TranslateText,
  request: TranslateRequest,
  person: Person,
): Promise<Translation> {
  const { text, characters, leading, trailing } = cleanText(request.text, limits.translateCharacters);
  const asked = parse(request, text);
  const answer = (translated: TranslatedPiece, cached: boolean): Translation => ({
    text: leading + translated.text + trailing,
    source: translated.source,
    target: asked.target,
    detected: asked.source === "auto" ? translated.source : null,
    engine: translated.engine,
    characters,
    cached,
  });

  const remembered = await memory.recall(asked);
  if (remembered) return answer(remembered, true);

  const translated = await quota.spend(person, characters, async () => {
    const whole = await translateWhole(engine, asked);
    if (whole.source === asked.target) throw sameLanguage(asked.target);
    await besides("memory", () => memory.keep(asked, whole));
    return whole;
  });
  return answer(translated, false);
}

function parse(request: TranslateRequest, text: string): Piece {
  const { source, formality, maskProfanity } = request;
  const target = languageCode(request.target);
  const piece: Piece = {
    text,
    source: source == null || source === "auto" ? "auto" : languageCode(source),
    target,
    ...(formality && { formality }),
    maskProfanity: maskProfanity ?? false,
  };
  if (piece.source === target) throw sameLanguage(target);
  if (formality && !formalLanguages.has(target)) throw noSuchForm(piece);
  return piece;
}

/** The first part decides the language of all, so that no part is taken for another language. */
async function translateWhole(engine: TranslationEngine, asked: Piece): Promise<TranslatedPiece> {
  const signal = AbortSignal.timeout(limits.engineSeconds * 1000);
  const [text = "", ...texts] = splitText(asked.text, limits.translateCallBytes, (part) => Buffer.byteLength(part));
  const first = await translatePart(engine, { ...asked, text }, signal);
  const rest = await inParallel(texts, limits.parallelParts, (part) =>
    translatePart(engine, { ...asked, source: first.source, text: part }, signal),
  );
  return { ...first, text: [first, ...rest].map((part) => part.text).join("") };
}

/** White space between parts is kept as it is: an engine would not. */
async function translatePart(engine: TranslationEngine, piece: Piece, signal: AbortSignal): Promise<TranslatedPiece> {
  const text = piece.text.trim();
  if (text === "") return { text: piece.text, source: piece.source, engine: "" };
  const start = piece.text.indexOf(text);
  const translated = await engine.translate({ ...piece, text }, signal);
  return { ...translated, text: piece.text.slice(0, start) + translated.text.trim() + piece.text.slice(start + text.length) };
}

function sameLanguage(code: string): ParleyError {
  return new ParleyError("SameLanguage", `The text is in “${code}” already. Choose another language to translate to.`);
}
