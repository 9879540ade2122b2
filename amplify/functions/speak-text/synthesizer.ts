import type { Voice } from "../voices/voice.ts";
import type { SpeechMark } from "./marks.ts";

/** A text of at most `limits.speakCallCharacters` and who speaks it. */
export interface Line {
  readonly text: string;
  readonly voice: Voice;
  /** Polly's code of the language. */
  readonly language: string;
}

export interface SpokenLine {
  /** MP3 */
  readonly audio: Uint8Array;
  /** Offsets into `text`, times from the start of `audio`. */
  readonly marks: readonly SpeechMark[];
}

export interface Synthesizer {
  speak(line: Line, signal: AbortSignal): Promise<SpokenLine>;
}
