import type { DetectLanguage } from "../../engines/detection/detect-language.ts";
import { EngineFailure, UnsupportedPair, type TranslationEngine } from "../../engines/translation/engine.ts";
import { AwsError } from "../../gateway/aws-error.ts";
import { constraintFailure, missingMember, unsupportedPair } from "./errors.ts";
import { isAwsLanguage } from "./languages.ts";

/** https://docs.aws.amazon.com/translate/latest/APIReference/API_TranslateText.html */
export interface TranslateTextResponse {
  readonly TranslatedText: string;
  readonly SourceLanguageCode: string;
  readonly TargetLanguageCode: string;
}

const longestBytes = 10_000;

/** The languages for which Amazon Translate can set formality. */
const formalityLanguages: ReadonlySet<string> = new Set(["nl", "fr", "fr-CA", "de", "hi", "it", "ja", "ko", "pt-PT", "es", "es-MX"]);

export interface TranslateTextContext {
  readonly engine: TranslationEngine;
  readonly detect: DetectLanguage;
}

export const translateText =
  ({ engine, detect }: TranslateTextContext) =>
  async (request: object): Promise<TranslateTextResponse> => {
    const { text, asked, target, formality } = parse(request);
    const source = asked === "auto" ? detectSource(detect, text) : asked;
    if (formality && !formalityLanguages.has(target)) {
      throw unsupportedPair(source, target, `Formality is not supported for the target language ${target}.`);
    }
    const translated = source === target ? unchanged(text, source) : await translate(engine, text, source, target);
    return { TranslatedText: translated, SourceLanguageCode: source, TargetLanguageCode: target };
  };

/** From a language into itself needs no engine, but a language. */
function unchanged(text: string, language: string): string {
  if (isAwsLanguage(language)) return text;
  throw unsupportedPair(language, language, `${language} is not a language code of Amazon Translate.`);
}

function detectSource(detect: DetectLanguage, text: string): string {
  const detected = detect(text);
  if (detected) return detected.code;
  throw new AwsError(
    "DetectedLanguageLowConfidenceException",
    "The confidence that Amazon Comprehend accurately detected the source language is low.",
  );
}

async function translate(engine: TranslationEngine, text: string, source: string, target: string): Promise<string> {
  try {
    return await engine.translate(text, source, target);
  } catch (error) {
    if (error instanceof UnsupportedPair) throw unsupportedPair(source, target, error.message);
    if (error instanceof EngineFailure) throw new AwsError("ServiceUnavailableException", error.message, 503);
    throw error;
  }
}

function parse(request: object): { text: string; asked: string; target: string; formality: boolean } {
  const input = request as Readonly<Record<string, unknown>>;
  const text = requireString(input.Text, "text");
  if (text === "") throw constraintFailure(text, "text", "Member must have length greater than or equal to 1");
  const bytes = Buffer.byteLength(text);
  if (bytes > longestBytes) {
    throw new AwsError(
      "TextSizeLimitExceededException",
      `Input text size exceeds limit. Max length of request text allowed is ${longestBytes} bytes while in this request the text size is ${bytes} bytes`,
    );
  }
  const asked = requireLanguage(input.SourceLanguageCode, "sourceLanguageCode");
  const target = requireLanguage(input.TargetLanguageCode, "targetLanguageCode");
  if (Array.isArray(input.TerminologyNames) && input.TerminologyNames.length > 0) {
    throw new AwsError("NotEmulated", "Amazon Translate's custom terminology is not emulated.", 501);
  }
  return { text, asked, target, formality: parseFormality(input.Settings) };
}

/** Whether a formality is asked for. Profanity is left as it is: no setting is then among the applied ones. */
function parseFormality(settings: unknown): boolean {
  const { Formality: formality } = (settings ?? {}) as { readonly Formality?: unknown };
  if (formality === undefined || formality === null) return false;
  if (formality === "FORMAL" || formality === "INFORMAL") return true;
  throw constraintFailure(typeof formality === "string" ? formality : JSON.stringify(formality), "settings.formality", "Member must satisfy enum value set: [FORMAL, INFORMAL]");
}

function requireString(value: unknown, member: string): string {
  if (value === undefined || value === null) throw missingMember(member);
  if (typeof value === "string") return value;
  throw new AwsError("SerializationException", `${member} is not a string.`);
}

function requireLanguage(value: unknown, member: string): string {
  const code = requireString(value, member);
  if (code.length < 2) throw constraintFailure(code, member, "Member must have length greater than or equal to 2");
  if (code.length > 5) throw constraintFailure(code, member, "Member must have length less than or equal to 5");
  return code;
}
