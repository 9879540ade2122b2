import type { AudioFormat } from "../../engines/speech/engine.ts";
import { AwsError } from "../../gateway/aws-error.ts";
import { notInEnum } from "./errors.ts";
import { isWellFormedSsml, withoutTags } from "./ssml.ts";
import { languageCodes, voices, type PollyVoice } from "./voices.ts";

export type SpeechMarkType = "sentence" | "ssml" | "viseme" | "word";

/** A SynthesizeSpeech request that was found valid. */
export interface SynthesizeSpeech {
  readonly text: string;
  readonly ssml: boolean;
  readonly voice: PollyVoice;
  /** Code points, markup left out. */
  readonly billedCharacters: number;
  readonly output: { readonly format: AudioFormat; readonly sampleRate: number } | { readonly marks: readonly SpeechMarkType[] };
}

const mostBilled = 3_000;
const mostInAll = 6_000;
const encodedRates = ["8000", "16000", "22050", "24000", "44100", "48000"];
const sampleRates: Readonly<Record<AudioFormat, readonly string[]>> = { mp3: encodedRates, ogg_vorbis: encodedRates, pcm: ["8000", "16000"] };
const defaultRates: Readonly<Record<AudioFormat, string>> = { mp3: "22050", ogg_vorbis: "22050", pcm: "16000" };
const engines = ["standard", "neural", "long-form", "generative"];
const markTypes: readonly SpeechMarkType[] = ["sentence", "ssml", "viseme", "word"];

/** Checks in Amazon's order: the model first, then the voice, then the text. */
export function parseSpeechRequest(input: Readonly<Record<string, unknown>>): SynthesizeSpeech {
  const text = requireString(input.Text, "text");
  const format = oneOf(requireString(input.OutputFormat, "outputFormat"), "outputFormat", ["json", "mp3", "ogg_opus", "ogg_vorbis", "mu-law", "a-law", "pcm"]);
  const voiceId = oneOf(requireString(input.VoiceId, "voiceId"), "voiceId", voices.map((voice) => voice.Id));
  const textType = oneOf(optionalString(input.TextType, "textType") ?? "text", "textType", ["ssml", "text"]);
  const engine = oneOf(optionalString(input.Engine, "engine") ?? "standard", "engine", engines);
  const marks = stringList(input.SpeechMarkTypes, "speechMarkTypes").map((type) => oneOf(type, "speechMarkTypes", markTypes));
  const voice = voices.find((each) => each.Id === voiceId);
  if (!voice) throw notInEnum(voiceId, "voiceId", voices.map((each) => each.Id));

  if (engine !== "standard") {
    throw new AwsError("EngineNotSupportedException", `This voice does not support the selected engine: ${engine}`);
  }
  checkLanguage(optionalString(input.LanguageCode, "languageCode"), voice);
  const [lexicon] = stringList(input.LexiconNames, "lexiconNames");
  if (lexicon !== undefined) throw new AwsError("LexiconNotFoundException", `Lexicon not found: ${lexicon}`, 404);

  const ssml = textType === "ssml";
  const output = parseOutput(format, marks, optionalString(input.SampleRate, "sampleRate"));
  if ("marks" in output && output.marks.includes("ssml") && !ssml) {
    throw new AwsError("SsmlMarksNotSupportedForTextTypeException", "SSML speech marks are not supported for plain text input.");
  }
  return { text, ssml, voice, billedCharacters: countCharacters(text, ssml), output };
}

const codePoints = (text: string) => Array.from(text).length;

function countCharacters(text: string, ssml: boolean): number {
  const billed = codePoints(ssml ? withoutTags(text) : text);
  if (billed > mostBilled || codePoints(text) > mostInAll) {
    throw new AwsError("TextLengthExceededException", "Maximum text length has been exceeded");
  }
  if (ssml && !isWellFormedSsml(text)) throw new AwsError("InvalidSsmlException", "Invalid SSML request");
  return billed;
}

function checkLanguage(code: string | undefined, voice: PollyVoice): void {
  if (code === undefined || code === voice.LanguageCode) return;
  if (!languageCodes.has(code)) throw notInEnum(code, "languageCode", languageCodes);
  throw new AwsError("LanguageNotSupportedException", `${voice.Id} does not support the selected language: ${code}`);
}

function parseOutput(format: string, marks: readonly SpeechMarkType[], sampleRate: string | undefined): SynthesizeSpeech["output"] {
  if (format === "json") {
    if (marks.length === 0) throw new AwsError("ValidationException", "SpeechMarkTypes is required for the output format json");
    if (marks.includes("viseme")) throw new AwsError("NotEmulated", "Visemes are not emulated.", 501);
    return { marks };
  }
  if (marks.length > 0) {
    throw new AwsError("MarksNotSupportedForFormatException", `Speech marks are not supported for the ${format} format.`);
  }
  if (format !== "mp3" && format !== "ogg_vorbis" && format !== "pcm") throw new AwsError("NotEmulated", `The output format ${format} is not emulated.`, 501);
  const rate = sampleRate ?? defaultRates[format];
  if (!sampleRates[format].includes(rate)) {
    throw new AwsError("InvalidSampleRateException", `Unsupported sample rate ${rate} for the output format ${format}: it can be ${sampleRates[format].join(", ")}`);
  }
  return { format, sampleRate: Number(rate) };
}

function requireString(value: unknown, member: string): string {
  const given = optionalString(value, member);
  if (given !== undefined) return given;
  throw new AwsError("ValidationException", `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`);
}

function optionalString(value: unknown, member: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  throw new AwsError("SerializationException", `${member} is not a string.`);
}

function stringList(value: unknown, member: string): readonly string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new AwsError("SerializationException", `${member} is not a list.`);
  return value.map((each) => requireString(each, member));
}

function oneOf<Value extends string>(value: string, member: string, values: readonly Value[]): Value {
  const found = values.find((each) => each === value);
  if (found !== undefined) return found;
  throw notInEnum(value, member, values);
}

