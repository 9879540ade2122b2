import { SpeechFailure, type SpeechEngine } from "../../engines/speech/engine.ts";
import { AwsError } from "../../gateway/aws-error.ts";
import { shareSpeech } from "./shared-speech.ts";
import { speechMarkLines } from "./speech-marks.ts";
import { parseSpeechRequest } from "./speech-request.ts";
import { bcp47 } from "./voices.ts";

export interface SynthesizedSpeech {
  readonly body: Buffer;
  readonly contentType: string;
  readonly requestCharacters: number;
}

const contentTypes = { mp3: "audio/mpeg", ogg_vorbis: "audio/ogg", pcm: "audio/pcm" } as const;

/** https://docs.aws.amazon.com/polly/latest/dg/API_SynthesizeSpeech.html */
export function synthesizeSpeech(engine: SpeechEngine): (input: Readonly<Record<string, unknown>>) => Promise<SynthesizedSpeech> {
  const share = shareSpeech(engine);
  return async (input) => {
    const request = parseSpeechRequest(input);
    const { text, voice, output, billedCharacters: requestCharacters } = request;
    try {
      const speech = share(request);
      if ("marks" in output) {
        const lines = speechMarkLines(text, (await speech.finished).words, output.marks, bcp47(voice.LanguageCode));
        return { body: Buffer.from(lines), contentType: "application/x-json-stream", requestCharacters };
      }
      const body = await engine.encode(speech, output.format, output.sampleRate);
      return { body, contentType: contentTypes[output.format], requestCharacters };
    } catch (error) {
      if (error instanceof SpeechFailure) throw new AwsError("ServiceFailureException", error.message, 500);
      throw error;
    }
  };
}
