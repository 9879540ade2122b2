import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DescribeVoicesCommand, PollyClient, SynthesizeSpeechCommand, type SynthesizeSpeechCommandInput } from "@aws-sdk/client-polly";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createSessionCredentials } from "../../authentication/session-credentials.ts";
import { createSignatureVerifier } from "../../authentication/verify-signature.ts";
import { SpeechFailure } from "../../engines/speech/engine.ts";
import { createEspeak } from "../../engines/speech/espeak.ts";
import { mp3Duration } from "../../engines/speech/test-mp3.ts";
import { createGateway } from "../../gateway/gateway.ts";
import { everythingAllowed } from "../../iam/everything-allowed.fixture.ts";
import { createPolly } from "./service.ts";

vi.setConfig({ testTimeout: 60_000 });

const espeak = createEspeak();
const synthesize = vi.spyOn(espeak, "synthesize");
const credentials = createSessionCredentials({ dataDirectory: mkdtempSync(join(tmpdir(), "polly-")), clock: Date });
const signatures = createSignatureVerifier({ credentials, clock: Date });
const gateway = createGateway({ services: [createPolly({ engine: espeak, signatures, access: everythingAllowed })], log: () => {} });
let client: PollyClient;
beforeAll(async () => {
  const port = await gateway.listen(0, "127.0.0.1");
  const { AccessKeyId, SecretKey, SessionToken } = credentials.issue({ arn: "arn:aws:sts::0:assumed-role/r/s", roleArn: "arn:aws:iam::0:role/r", accountId: "0" }, 3_600);
  client = new PollyClient({
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${port}`,
    maxAttempts: 1,
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretKey, sessionToken: SessionToken },
  });
});
afterAll(async () => {
  client.destroy();
  await gateway.close();
  await espeak.close();
});

const speak = (input: Partial<SynthesizeSpeechCommandInput>) =>
  client.send(new SynthesizeSpeechCommand({ Text: "Good morning.", VoiceId: "Joanna", OutputFormat: "mp3", ...input }));

async function marks(input: Partial<SynthesizeSpeechCommandInput>) {
  const { AudioStream, ContentType } = await speak({ OutputFormat: "json", SpeechMarkTypes: ["word", "sentence"], ...input });
  expect(ContentType).toBe("application/x-json-stream");
  const lines = (await AudioStream?.transformToString()) ?? "";
  return lines.trim().split("\n").map((line) => JSON.parse(line) as { time: number; type: string; start: number; end: number; value: string });
}

it("answers MP3 and speech marks of one synthesis, the marks in bytes of UTF-8", async () => {
  synthesize.mockClear();
  const text = "¿Dónde está la estación? 😀 ¡Adiós, señor!";
  const [audio, lines] = await Promise.all([speak({ Text: text, VoiceId: "Lucia" }), marks({ Text: text, VoiceId: "Lucia" })]);
  expect(synthesize).toHaveBeenCalledTimes(1);
  expect(audio).toMatchObject({ ContentType: "audio/mpeg", RequestCharacters: Array.from(text).length });
  const { seconds } = mp3Duration((await audio.AudioStream?.transformToByteArray()) ?? new Uint8Array());
  const bytes = Buffer.from(text);
  for (const { start, end, value } of lines) expect(bytes.subarray(start, end).toString()).toBe(value);
  expect(lines.map(({ type, value }) => `${type} ${value}`)).toEqual([
    "sentence ¿Dónde está la estación?", "word Dónde", "word está", "word la", "word estación",
    "sentence 😀 ¡Adiós, señor!", "word Adiós", "word señor",
  ]);
  expect(lines.map(({ time }) => time)).toEqual(lines.map(({ time }) => time).toSorted((a, b) => a - b));
  expect(lines.at(-1)?.time).toBeLessThan(seconds * 1_000);
});

it.each([
  ["ogg_vorbis", "audio/ogg"],
  ["pcm", "audio/pcm"],
] as const)("answers %s", async (OutputFormat, ContentType) => {
  expect(await speak({ OutputFormat })).toMatchObject({ ContentType, RequestCharacters: 13 });
});

it("obeys SSML, and bills no markup", async () => {
  const Text = '<speak>one <break time="2s"/>two &amp; three</speak>';
  const lines = await marks({ Text, TextType: "ssml", SpeechMarkTypes: ["word"] });
  expect(lines.map(({ value }) => value)).toEqual(["one", "two", "three"]);
  expect(lines[1]?.time).toBeGreaterThan(2_000);
  expect((await speak({ Text, TextType: "ssml" })).RequestCharacters).toBe("one two &amp; three".length);
});

it.each<[string, Partial<SynthesizeSpeechCommandInput>, string, string]>([
  ["a voice that is none", { VoiceId: "Nobody" as "Joanna" }, "ValidationException", "Value 'Nobody' at 'voiceId' failed to satisfy constraint: Member must satisfy enum value set: ["],
  ["an engine it has not", { Engine: "neural" }, "EngineNotSupportedException", "neural"],
  ["another language than the voice's", { LanguageCode: "fr-FR" }, "LanguageNotSupportedException", "fr-FR"],
  ["broken SSML", { TextType: "ssml", Text: "<speak>a<b></speak>" }, "InvalidSsmlException", "Invalid SSML request"],
  ["SSML without its root", { TextType: "ssml", Text: "hello" }, "InvalidSsmlException", "Invalid SSML request"],
  ["3,001 characters", { Text: "é".repeat(3_001) }, "TextLengthExceededException", "exceeded"],
  ["6,001 characters of SSML", { TextType: "ssml", Text: `<speak>${'<break time="1s"/>'.repeat(400)}</speak>` }, "TextLengthExceededException", "exceeded"],
  ["a sample rate of its own", { SampleRate: "12345" }, "InvalidSampleRateException", "12345"],
  ["PCM at the rate of MP3", { OutputFormat: "pcm", SampleRate: "22050" }, "InvalidSampleRateException", "22050"],
  ["marks along with audio", { SpeechMarkTypes: ["word"] }, "MarksNotSupportedForFormatException", "mp3"],
  ["SSML marks of plain text", { OutputFormat: "json", SpeechMarkTypes: ["ssml"] }, "SsmlMarksNotSupportedForTextTypeException", "plain text"],
  ["a lexicon", { LexiconNames: ["mine"] }, "LexiconNotFoundException", "mine"],
])("refuses %s by name", async (_, input, name, message) => {
  await expect(speak(input)).rejects.toMatchObject({ name, message: expect.stringContaining(message) as string });
});

it("names the failure of an engine that died, and speaks again with the next", async () => {
  const failed = Promise.reject(new SpeechFailure("eSpeak NG stopped."));
  failed.catch(() => undefined);
  synthesize.mockReturnValueOnce({ sound: (async function* () { yield await failed; })(), sampleRate: 22_050, finished: failed });
  await expect(marks({ Text: "One died." })).rejects.toMatchObject({ name: "ServiceFailureException", message: "eSpeak NG stopped." });
  expect((await marks({ Text: "One died." })).length).toBeGreaterThan(0);
});

it("says in the Server header who speaks, and lets nobody in unsigned", async () => {
  const response = await fetch(`http://127.0.0.1:${gateway.port}/v1/voices`);
  expect(response.status).toBe(403);
  expect(response.headers.get("server")).toBe("eSpeak NG");
});

it("describes voices by language and in pages", async () => {
  const { Voices: spanish } = await client.send(new DescribeVoicesCommand({ LanguageCode: "es-ES" }));
  expect(spanish?.[0]).toEqual({ Id: "Lucia", Name: "Lucía", Gender: "Female", LanguageCode: "es-ES", LanguageName: "Castilian Spanish", SupportedEngines: ["standard"] });
  expect((await client.send(new DescribeVoicesCommand({ Engine: "neural" }))).Voices).toEqual([]);
  const first = await client.send(new DescribeVoicesCommand({}));
  const second = await client.send(new DescribeVoicesCommand({ NextToken: first.NextToken }));
  const ids = [...(first.Voices ?? []), ...(second.Voices ?? [])].map((voice) => voice.Id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(["Joanna", "Amy", "Lucia", "Mia", "Lea", "Celine", "Bianca", "Camila", "Ines", "Arlet", "Vicki"]));
});

it("speaks with every voice that it describes", async () => {
  const { voices } = await import("./voices.ts");
  for (const voice of voices) {
    const speech = espeak.synthesize({ text: "1", ssml: false, language: "en", voice: voice.espeak, pitch: voice.pitch });
    expect((await speech.finished).sampleCount, voice.Id).toBeGreaterThan(1_000);
  }
});
