/** A speech synthesizer behind the Polly stand-in. */
export interface SpeechEngine {
  /** As the standard HTTP `Server` header names it. */
  readonly name: "eSpeak NG";
  /** Its promises reject with SpeechFailure. */
  synthesize(request: SpeechRequest): Speech;
  encode(speech: Speech, format: AudioFormat, sampleRate: number): Promise<Buffer>;
  close(): Promise<void>;
}

export type AudioFormat = "mp3" | "ogg_vorbis" | "pcm";

export interface SpeechRequest {
  readonly text: string;
  /** Whether `text` is well-formed SSML; plain text is spoken as it stands. */
  readonly ssml: boolean;
  /** BCP 47, for the boundaries of words. */
  readonly language: string;
  /** An identifier of espeak-ng's, with a variant: `gmw/en-US+f3`. */
  readonly voice: string;
  /** 0 to 100; 50 is the voice's own. */
  readonly pitch?: number;
}

export interface Speech {
  /** 16 bits, mono, in parts; from the beginning for everyone who asks. */
  readonly sound: AsyncIterable<Int16Array>;
  readonly sampleRate: number;
  readonly finished: Promise<FinishedSpeech>;
}

export interface FinishedSpeech {
  /** Of the whole sound. */
  readonly sampleCount: number;
  /** In the order of the text; every word has one. */
  readonly words: readonly WordMark[];
}

export interface WordMark {
  /** UTF-16 offsets into the text of the request. */
  readonly start: number;
  readonly end: number;
  readonly timeMs: number;
}

/** The synthesizer ended, hung, or refused: of this request only; the next finds it running again. */
export class SpeechFailure extends Error {
  override readonly name = "SpeechFailure";
}
