import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { contentHash, createSpeechCache } from "./speech-cache.ts";
import type { Line } from "./synthesizer.ts";

const s3 = mockClient(S3Client);
const client = new S3Client({ region: "us-east-1", credentials: { accessKeyId: "test", secretAccessKey: "test" } });
const cache = createSpeechCache(client, "bucket");
const marks = [{ start: 0, end: 2, timeMs: 6, value: "Hi" }];
const refusal = (name: string) => Object.assign(new Error(name), { name });

beforeEach(() => s3.reset());

it("keeps sound and the times of words apart, under one name, with their types, and not the words", async () => {
  await cache.keepAudio("h", Buffer.from("sound"));
  await cache.keepMarks("h", marks);
  expect(s3.commandCalls(PutObjectCommand).map((call) => call.args[0].input)).toEqual([
    { Bucket: "bucket", Key: "speech/audio/h.mp3", Body: Buffer.from("sound"), ContentType: "audio/mpeg" },
    { Bucket: "bucket", Key: "speech/marks/h.json", Body: JSON.stringify([{ start: 0, end: 2, timeMs: 6 }]), ContentType: "application/json" },
  ]);
});

it("takes a refusal for a miss, because S3 words a missing object so, but no other failure", async () => {
  s3.on(GetObjectCommand).rejectsOnce(refusal("AccessDenied")).rejectsOnce(refusal("NoSuchKey")).rejects(refusal("SlowDown"));
  expect(await cache.findMarks("h")).toBeUndefined();
  expect(await cache.findMarks("h")).toBeUndefined();
  await expect(cache.findMarks("h")).rejects.toThrow("SlowDown");
});

it("signs an address of the sound that works for an hour", async () => {
  const url = new URL(await cache.urlOf("h"));
  expect(url.pathname).toBe("/speech/audio/h.mp3");
  expect(url.searchParams.get("X-Amz-Expires")).toBe("3600");
});

it("tells apart everything that the sound depends on", () => {
  const line: Line = { text: "Hi", language: "en-IN", voice: { id: "Aditi", engine: "standard", languages: ["en-IN", "hi-IN"] } };
  const others: Line[] = [
    { ...line, text: "Hi!" },
    { ...line, language: "hi-IN" },
    { ...line, voice: { ...line.voice, id: "Kajal" } },
    { ...line, voice: { ...line.voice, engine: "neural" } },
  ];
  expect(new Set([line, ...others].map(contentHash)).size).toBe(others.length + 1);
});
