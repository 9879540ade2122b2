import { createServer, type Server } from "node:http";
import { TranslateClient } from "@aws-sdk/client-translate";
import { afterEach, expect, it } from "vitest";
import { createAmazonTranslate } from "./amazon-translate.ts";
import type { Piece } from "./engine.ts";

const piece: Piece = { text: "Hi", source: "auto", target: "es", maskProfanity: false };
const signal = AbortSignal.timeout(60_000);
let server: Server | undefined;
afterEach(() => server?.close());

/** The real SDK client before a server that answers one thing. */
async function answering(status: number, body: object, headers: Record<string, string> = {}) {
  const requests: unknown[] = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      requests.push(JSON.parse(Buffer.concat(chunks).toString()));
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1", ...headers }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((listening) => server?.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const client = new TranslateClient({
    endpoint: `http://127.0.0.1:${typeof address === "object" ? (address?.port ?? 0) : 0}`,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });
  return { engine: createAmazonTranslate(client), requests };
}

it("reads who translated from the Server header", async () => {
  const body = { TranslatedText: "Hola", SourceLanguageCode: "en", TargetLanguageCode: "es" };
  const { engine } = await answering(200, body, { server: "Apertium" });
  expect(await engine.translate(piece, signal)).toEqual({ text: "Hola", source: "en", engine: "Apertium" });
});

it("takes an answer without such a name for Amazon's", async () => {
  const { engine } = await answering(200, { TranslatedText: "Hola", SourceLanguageCode: "en" });
  expect(await engine.translate(piece, signal)).toMatchObject({ engine: "Amazon Translate" });
});

it("asks for form and masking only where they were asked for", async () => {
  const { engine, requests } = await answering(200, { TranslatedText: "Hola", SourceLanguageCode: "en" });
  await engine.translate(piece, signal);
  await engine.translate({ ...piece, formality: "informal", maskProfanity: true }, signal);
  const asked = { Text: "Hi", SourceLanguageCode: "auto", TargetLanguageCode: "es" };
  expect(requests).toEqual([asked, { ...asked, Settings: { Formality: "INFORMAL", Profanity: "MASK" } }]);
});

it("does not pass off as formal what another engine translated in no particular form", async () => {
  const body = { TranslatedText: "Hola", SourceLanguageCode: "en" };
  const formal: Piece = { ...piece, formality: "formal" };
  await expect((await answering(200, body, { server: "Apertium" })).engine.translate(formal, signal)).rejects.toThrow("UnsupportedFormality");
  server?.close();
  const applied = { ...body, AppliedSettings: { Formality: "FORMAL" } };
  const { engine } = await answering(200, applied, { server: "Apertium" });
  expect(await engine.translate(formal, signal)).toMatchObject({ text: "Hola" });
});

it.each([
  ["UnsupportedLanguagePairException", {}, "UnsupportedLanguagePair: Install apertium-xyz."],
  ["DetectedLanguageLowConfidenceException", {}, "LanguageNotDetected: "],
  ["TextSizeLimitExceededException", {}, "TextTooLong: "],
  ["InvalidRequestException", {}, "UnsupportedLanguage: “auto” to “es”"],
  ["InvalidRequestException", { formality: "formal" as const }, "UnsupportedFormality: "],
  ["ThrottlingException", {}, "ServiceUnavailable: Too many"],
  ["ServiceUnavailableException", {}, "ServiceUnavailable: The service"],
])("says of %s %j: %s", async (name, more, message) => {
  const { engine } = await answering(400, { __type: name, message: "Install apertium-xyz." });
  await expect(engine.translate({ ...piece, ...more }, signal)).rejects.toThrow(message);
});

it("gives up on a slow service in words", async () => {
  const { engine } = await answering(200, {});
  await expect(engine.translate(piece, AbortSignal.abort())).rejects.toThrow(/^ServiceUnavailable: It took too long/);
});
