import { createHash } from "node:crypto";
import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { limits } from "../../limits.ts";
import type { SpeechMark } from "./marks.ts";
import type { Line } from "./synthesizer.ts";

/** When each word is spoken, and where it stands in the text; the words themselves are not kept. */
export type Timing = Omit<SpeechMark, "value">;

/** Audio and marks of what was spoken before, whoever asked for it. Marks are kept last, so they are never there without their audio. */
export interface SpeechCache {
  findMarks(hash: string): Promise<readonly Timing[] | undefined>;
  keepAudio(hash: string, audio: Uint8Array): Promise<void>;
  keepMarks(hash: string, marks: readonly Timing[]): Promise<void>;
  /** An address that plays the audio for `limits.speechUrlSeconds`, or as long as the function's own credentials last. */
  urlOf(hash: string): Promise<string>;
}

export const audioType = "audio/mpeg";

export function createSpeechCache(s3: S3Client, bucket: string): SpeechCache {
  const audio = (hash: string) => ({ Bucket: bucket, Key: `speech/audio/${hash}.mp3` });
  const marks = (hash: string) => ({ Bucket: bucket, Key: `speech/marks/${hash}.json` });
  return {
    async findMarks(hash) {
      try {
        const { Body: body } = await s3.send(new GetObjectCommand(marks(hash)));
        return body && (JSON.parse(await body.transformToString()) as Timing[]);
      } catch (error) {
        // To those who may not list a bucket, S3 says of a missing object that access to it is denied.
        if (error instanceof Error && ["NoSuchKey", "AccessDenied"].includes(error.name)) return undefined;
        throw error;
      }
    },
    async keepAudio(hash, body) {
      await s3.send(new PutObjectCommand({ ...audio(hash), Body: body, ContentType: audioType }));
    },
    async keepMarks(hash, words) {
      const timings: Timing[] = words.map(({ start, end, timeMs }) => ({ start, end, timeMs }));
      await s3.send(
        new PutObjectCommand({ ...marks(hash), Body: JSON.stringify(timings), ContentType: "application/json" }),
      );
    },
    urlOf: (hash) => getSignedUrl(s3, new GetObjectCommand(audio(hash)), { expiresIn: limits.speechUrlSeconds }),
  };
}

/** Everything the sound depends on. */
export function contentHash({ text, language, voice }: Line): string {
  return createHash("sha256").update(JSON.stringify([voice.id, voice.engine, language, text])).digest("hex");
}
