/** As far as it is used; the package brings no types. */
declare module "@echogarden/espeak-ng-emscripten" {
  interface EspeakEvent {
    readonly type: string;
    /** From 1, in code points. */
    readonly text_position: number;
    /** Milliseconds. */
    readonly audio_position: number;
  }
  interface EspeakWorker {
    /** 0 where the voice exists. */
    set_voice(identifier: string): number;
    set_pitch(pitch: number): void;
    get_samplerate(): number;
    /** Speaks SSML; returning true stops it. */
    synthesize(ssml: string, callback: (audio: Int16Array, events: readonly EspeakEvent[]) => boolean): void;
  }
  export default function load(): Promise<{ readonly eSpeakNGWorker: new () => EspeakWorker }>;
}
