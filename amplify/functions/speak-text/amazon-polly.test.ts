import { PollyClient, SynthesizeSpeechCommand, type SynthesizeSpeechCommandInput } from "@aws-sdk/client-polly";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { createAmazonPolly } from "./amazon-polly.ts";
import type { Line } from "./synthesizer.ts";

const polly = mockClient(PollyClient);
const synthesizer = createAmazonPolly(new PollyClient());
const signal = AbortSignal.timeout(60_000);
const line: Line = { text: "<speak>Hi</speak>", voice: { id: "Joanna", engine: "neural", languages: ["en-US"] }, language: "en-US" };

beforeEach(() => {
  polly.reset();
  polly.on(SynthesizeSpeechCommand).callsFake(({ OutputFormat }: SynthesizeSpeechCommandInput) => ({
    AudioStream: {
      transformToByteArray: async () =>
        Buffer.from(OutputFormat === "mp3" ? "sound" : '{"time":6,"type":"word","start":7,"end":9,"value":"Hi"}\n'),
    },
  }));
});

it("asks for sound and words of the text as plain text, whatever it looks like", async () => {
  expect(await synthesizer.speak(line, signal)).toEqual({
    audio: Buffer.from("sound"),
    marks: [{ start: 7, end: 9, timeMs: 6, value: "Hi" }],
  });
  const common = { Text: "<speak>Hi</speak>", TextType: "text", VoiceId: "Joanna", Engine: "neural" };
  expect(polly.calls().map((call) => call.args[0].input)).toEqual([
    { ...common, OutputFormat: "mp3", SampleRate: "22050" },
    { ...common, OutputFormat: "json", SpeechMarkTypes: ["word"] },
  ]);
});

it("tells a voice of two languages which one to speak", async () => {
  await synthesizer.speak({ ...line, voice: { id: "Aditi", engine: "standard", languages: ["en-IN", "hi-IN"] }, language: "hi-IN" }, signal);
  expect(polly.call(0).args[0].input).toMatchObject({ LanguageCode: "hi-IN" });
});

it.each([
  ["TextLengthExceededException", "TextTooLong"],
  ["LanguageNotSupportedException", "UnsupportedVoiceLanguage"],
  ["ServiceFailureException", "ServiceUnavailable"],
])("says of %s: %s", async (name, code) => {
  polly.on(SynthesizeSpeechCommand).rejects(Object.assign(new Error("no"), { name }));
  await expect(synthesizer.speak(line, signal)).rejects.toMatchObject({ code });
});
