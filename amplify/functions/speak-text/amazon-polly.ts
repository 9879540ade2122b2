import { type PollyClient, SynthesizeSpeechCommand, type SynthesizeSpeechCommandInput } from "@aws-sdk/client-polly";
import { ParleyError } from "../errors/parley-error.ts";
import { calling, type ServiceErrors } from "../errors/service-errors.ts";
import { parseMarks } from "./marks.ts";
import type { Line, Synthesizer } from "./synthesizer.ts";

/** https://docs.aws.amazon.com/polly/latest/dg/API_SynthesizeSpeech.html#API_SynthesizeSpeech_Errors */
const errors: ServiceErrors = {
  TextLengthExceededException: () => new ParleyError("TextTooLong", "The text is too long to be spoken at once."),
  LanguageNotSupportedException: () => new ParleyError("UnsupportedVoiceLanguage", "This voice does not speak the language."),
  EngineNotSupportedException: () => new ParleyError("VoiceNotFound", "This voice is not to be had here. Choose another one."),
};

export function createAmazonPolly(client: Pick<PollyClient, "send">): Synthesizer {
  async function synthesize({ text, voice, language }: Line, output: Output, signal: AbortSignal): Promise<Uint8Array> {
    const command = new SynthesizeSpeechCommand({
      Text: text,
      // Never "ssml": markup in a person's text is text.
      TextType: "text",
      VoiceId: voice.id as SynthesizeSpeechCommandInput["VoiceId"],
      Engine: voice.engine,
      // Only a voice of several languages must be told which.
      ...(voice.languages.length > 1 && { LanguageCode: language as SynthesizeSpeechCommandInput["LanguageCode"] }),
      ...output,
    });
    const { AudioStream: stream } = await client.send(command, { abortSignal: signal });
    return stream ? stream.transformToByteArray() : new Uint8Array();
  }

  return {
    speak: (line, signal) =>
      calling(errors, async () => {
        const [audio, marks] = await Promise.all([
          synthesize(line, { OutputFormat: "mp3", SampleRate: "22050" }, signal),
          synthesize(line, { OutputFormat: "json", SpeechMarkTypes: ["word"] }, signal),
        ]);
        return { audio, marks: parseMarks(Buffer.from(marks).toString("utf8"), line.text) };
      }),
  };
}

type Output = Pick<SynthesizeSpeechCommandInput, "OutputFormat" | "SampleRate" | "SpeechMarkTypes">;
