import { beforeAll, expect, inject, it } from "vitest";
import { configureAmplify, type DataClient } from "../support/amplify-client.ts";

let client: DataClient;
const guest = { authMode: "iam" } as const;

beforeAll(async () => {
  ({ client } = await configureAmplify(inject("origin")));
});

it("speaks, and marks each word where it stands in the text", async () => {
  const text = "¿Dónde le duele? 😀 Lo apuntaré para el doctor.";
  const first = await client.queries.speak({ text, language: "es" }, guest);
  expect(first.errors).toBeUndefined();
  const speech = first.data;
  expect(speech).toMatchObject({ contentType: "audio/mpeg", cached: false });

  const marks = speech?.marks ?? [];
  expect(marks.map((mark) => text.slice(mark.start, mark.end))).toEqual(marks.map((mark) => mark.value));
  expect(marks.map((mark) => mark.value)).toEqual(expect.arrayContaining(["Dónde", "duele", "doctor"]));
  const times = marks.map((mark) => mark.timeMs);
  expect(times).toEqual([...times].sort((a, b) => a - b));

  const audio = await fetch(speech?.url ?? "");
  expect(audio.headers.get("content-type")).toBe("audio/mpeg");
  expect((await audio.arrayBuffer()).byteLength).toBeGreaterThan(4_000);

  const second = await client.queries.speak({ text, language: "es" }, guest);
  expect(second.data).toMatchObject({ cached: true, marks });
});

it("serves a part of the audio, as browsers ask for it", async () => {
  const { data } = await client.queries.speak({ text: "One two three.", language: "en" }, guest);
  const part = await fetch(data?.url ?? "", { headers: { range: "bytes=0-99" } });
  expect(part.status).toBe(206);
  expect((await part.arrayBuffer()).byteLength).toBe(100);
});

it("refuses the audio to whoever changes its address", async () => {
  const { data } = await client.queries.speak({ text: "One two three.", language: "en" }, guest);
  expect((await fetch((data?.url ?? "").replace(/X-Amz-Signature=./, "X-Amz-Signature=z"))).status).toBe(403);
  expect((await fetch((data?.url ?? "").replace(/\?.*/, ""))).status).toBe(403);
});

it("reads markup that looks like SSML as text", async () => {
  const text = '<speak><break time="9s"/>Hello</speak>';
  const { data, errors } = await client.queries.speak({ text, language: "en" }, guest);
  expect(errors).toBeUndefined();
  expect(data?.marks.at(-1)?.timeMs).toBeLessThan(9_000);
});

it.each([
  ["blank text", { text: " ", language: "en" }, "TextEmpty"],
  ["too long a text", { text: "word ".repeat(2_001), language: "en" }, "TextTooLong"],
  ["an unknown language", { text: "Hello", language: "not-a-language" }, "UnsupportedLanguage"],
  ["a voice of another language", { text: "Hello", language: "en", voiceId: "Lucia" }, "VoiceLanguageMismatch"],
  ["an unknown voice", { text: "Hello", language: "en", voiceId: "Nobody" }, "VoiceNotFound"],
])("refuses %s", async (_what, input, code) => {
  const { errors } = await client.queries.speak(input, guest);
  expect(errors?.[0]?.message).toMatch(new RegExp(`^${code}: \\S`));
});
