import { limits } from "../../limits.ts";
import { ParleyError } from "../errors/parley-error.ts";
import { besides } from "../errors/service-errors.ts";
import type { Person } from "../quota/person.ts";
import type { Quota } from "../quota/quota.ts";
import { cleanText } from "../text/clean-text.ts";
import { inParallel } from "../text/in-parallel.ts";
import { languageCode } from "../text/language-code.ts";
import { splitText } from "../text/split-text.ts";
import { pickVoice, spokenCode, type Voice } from "../voices/voice.ts";
import type { SpeechMark } from "./marks.ts";
import { joinMp3 } from "./mp3.ts";
import { audioType, contentHash, type SpeechCache, type Timing } from "./speech-cache.ts";
import type { Line, SpokenLine, Synthesizer } from "./synthesizer.ts";

export interface SpeakRequest {
  readonly text: string;
  readonly language: string;
  /** Left out or null: the best voice of the language. */
  readonly voiceId?: string | null;
}

export interface Speech {
  /** Plays until `expiresAt` (ISO 8601). */
  readonly url: string;
  readonly contentType: string;
  readonly expiresAt: string;
  readonly voiceId: string;
  /** Spoken before: nothing was counted. */
  readonly cached: boolean;
  /** Offsets into the text as it was typed. */
  readonly marks: readonly SpeechMark[];
}

interface SpeakText {
  readonly voices: () => Promise<readonly Voice[]>;
  readonly quota: Quota;
  readonly synthesizer: Synthesizer;
  readonly cache: SpeechCache;
  readonly now: () => number;
}

/** Throws ParleyError by name for everything a person can change, and gives the characters back on any failure. */
export async function speakText(
  { voices, quota, synthesizer, cache, now }: SpeakText,
  request: SpeakRequest,
  person: Person,
): Promise<Speech> {
  const { text, characters, originalOffset } = cleanText(request.text, limits.speakCharacters);
  const line = { text, ...chooseVoice(await voices(), languageCode(request.language), request.voiceId) };
  const hash = contentHash(line);
  const answer = (url: string, marks: readonly Timing[], cached: boolean): Speech => ({
    url,
    contentType: audioType,
    expiresAt: new Date(now() + limits.speechUrlSeconds * 1000).toISOString(),
    voiceId: line.voice.id,
    cached,
    marks: marks.map(({ start, end, timeMs }) => ({
      start: originalOffset(start),
      end: originalOffset(end - 1) + 1,
      timeMs,
      value: text.slice(start, end),
    })),
  });

  const [found, url] = await Promise.all([cache.findMarks(hash), cache.urlOf(hash)]);
  if (found) return answer(url, found, true);

  const spoken = await quota.spend(person, characters, async () => {
    const whole = await speakWhole(synthesizer, line);
    await cache.keepAudio(hash, whole.audio);
    await besides("speech marks", () => cache.keepMarks(hash, whole.marks));
    return whole;
  });
  return answer(url, spoken.marks, false);
}

function chooseVoice(voices: readonly Voice[], language: string, voiceId?: string | null): Omit<Line, "text"> {
  const voice = voiceId == null ? pickVoice(voices, language) : voices.find(({ id }) => id === voiceId);
  if (!voice) {
    throw voiceId == null
      ? new ParleyError("UnsupportedVoiceLanguage", `There is no voice for “${language}”.`)
      : new ParleyError("VoiceNotFound", "There is no such voice. Choose another one.");
  }
  const spoken = spokenCode(voice, language);
  if (spoken === undefined) {
    throw new ParleyError("VoiceLanguageMismatch", `The voice ${voice.id} does not speak “${language}”. Choose another one.`);
  }
  return { voice, language: spoken };
}

async function speakWhole(synthesizer: Synthesizer, line: Line): Promise<SpokenLine> {
  const signal = AbortSignal.timeout(limits.engineSeconds * 1000);
  const texts = splitText(line.text, limits.speakCallCharacters, (text) => text.length);
  const parts = await inParallel(texts, limits.parallelParts, async (text): Promise<SpokenLine> =>
    text.trim() === "" ? { audio: new Uint8Array(), marks: [] } : synthesizer.speak({ ...line, text }, signal),
  );
  return join(texts, parts);
}

/** Marks of a part move by the text and by the sound before it. */
function join(texts: readonly string[], parts: readonly SpokenLine[]): SpokenLine {
  const { audio, durationsMs } = joinMp3(parts.map((part) => part.audio));
  let offset = 0;
  let timeMs = 0;
  const marks = parts.flatMap((part, index) => {
    const shifted = part.marks.map((mark) => ({
      ...mark,
      start: mark.start + offset,
      end: mark.end + offset,
      timeMs: Math.round(mark.timeMs + timeMs),
    }));
    offset += texts[index]?.length ?? 0;
    timeMs += durationsMs[index] ?? 0;
    return shifted;
  });
  return { audio, marks };
}
