import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListLanguagesCommand, TranslateClient, TranslateTextCommand, type TranslateTextCommandInput } from "@aws-sdk/client-translate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createSessionCredentials } from "../../authentication/session-credentials.ts";
import { createSignatureVerifier } from "../../authentication/verify-signature.ts";
import { EngineFailure, UnsupportedPair, type TranslationEngine } from "../../engines/translation/engine.ts";
import { createGateway } from "../../gateway/gateway.ts";
import { everythingAllowed } from "../../iam/everything-allowed.fixture.ts";
import { createTranslate } from "./service.ts";

const warmed: string[] = [];

/** Tells what it was asked; the real engines have their own tests. */
const engine: TranslationEngine = {
  name: "Apertium",
  languages: () => Promise.resolve(["ca", "en", "es", "fr", "it", "pt", "pt-PT"]),
  translate: (text, source, target) => {
    if (text === "break") return Promise.reject(new EngineFailure("Apertium stopped."));
    if (target === "gl") return Promise.reject(new UnsupportedPair("apt-get install apertium-es-gl"));
    return Promise.resolve(`${source}>${target}: ${text}`);
  },
  warm: (source, target) => warmed.push(`${source}>${target}`),
  close: () => Promise.resolve(),
};

const credentials = createSessionCredentials({ dataDirectory: mkdtempSync(join(tmpdir(), "translate-")), clock: Date });
const signatures = createSignatureVerifier({ credentials, clock: Date });
const gateway = createGateway({ services: [createTranslate({ engine, signatures, access: everythingAllowed })], log: () => {} });
let client: TranslateClient;
beforeAll(async () => {
  const port = await gateway.listen(0, "127.0.0.1");
  const { AccessKeyId, SecretKey, SessionToken } = credentials.issue({ arn: "arn:aws:sts::0:assumed-role/r/s", roleArn: "arn:aws:iam::0:role/r", accountId: "0" }, 3_600);
  client = new TranslateClient({
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${port}`,
    maxAttempts: 1,
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretKey, sessionToken: SessionToken },
  });
});
afterAll(async () => {
  client.destroy();
  await gateway.close();
});

const translate = (input: Partial<TranslateTextCommandInput>) =>
  client.send(new TranslateTextCommand({ Text: "Good morning", SourceLanguageCode: "en", TargetLanguageCode: "es", ...input }));

it("translates, from a named language and from a detected one", async () => {
  expect(await translate({})).toMatchObject({ TranslatedText: "en>es: Good morning", SourceLanguageCode: "en", TargetLanguageCode: "es" });
  expect(await translate({ SourceLanguageCode: "auto" })).toMatchObject({ SourceLanguageCode: "en" });
});

it("gives a text back in its own language, detected or named", async () => {
  expect((await translate({ TargetLanguageCode: "en" })).TranslatedText).toBe("Good morning");
  expect((await translate({ SourceLanguageCode: "auto", TargetLanguageCode: "en" })).TranslatedText).toBe("Good morning");
});

it("takes formality where Amazon does, and applies neither that nor the masking of profanity", async () => {
  const answer = await translate({ Settings: { Formality: "FORMAL", Profanity: "MASK" } });
  expect(answer.AppliedSettings).toBeUndefined();
});

it.each<[string, Partial<TranslateTextCommandInput>, string, string]>([
  ["no text", { Text: "" }, "ValidationException", "Value '' at 'text' failed to satisfy constraint"],
  ["10,001 bytes", { Text: `é${"a".repeat(9_999)}` }, "TextSizeLimitExceededException", "10001 bytes"],
  ["a pair that could be installed", { TargetLanguageCode: "gl" }, "UnsupportedLanguagePairException", "en to gl. apt-get install apertium-es-gl"],
  ["a code nobody knows, twice", { SourceLanguageCode: "xx", TargetLanguageCode: "xx" }, "UnsupportedLanguagePairException", "xx to xx"],
  ["a code too long", { TargetLanguageCode: "english" }, "ValidationException", "at 'targetLanguageCode'"],
  ["formality for English", { SourceLanguageCode: "es", TargetLanguageCode: "en", Settings: { Formality: "FORMAL" } }, "UnsupportedLanguagePairException", "Formality"],
  ["a text of no language", { SourceLanguageCode: "auto", Text: "12345" }, "DetectedLanguageLowConfidenceException", "low"],
  ["a terminology", { TerminologyNames: ["mine"] }, "NotEmulated", "terminology"],
  ["an engine that broke", { Text: "break" }, "ServiceUnavailableException", "Apertium stopped."],
])("refuses %s by name", async (_, input, name, message) => {
  await expect(translate(input)).rejects.toMatchObject({ name, message: expect.stringContaining(message) as string });
});

it("takes 10,000 bytes", async () => {
  expect((await translate({ Text: "a".repeat(10_000) })).TranslatedText).toHaveLength("en>es: ".length + 10_000);
});

it("names the engine in the Server header, of failures too", async () => {
  const response = await fetch(`http://127.0.0.1:${gateway.port}`, { method: "POST", body: "{}", headers: { "x-amz-target": "AWSShineFrontendService_20170701.TranslateText" } });
  expect(response.status).toBe(403);
  expect(response.headers.get("server")).toBe("Apertium");
});

it("lists what the engine can do, in pages and in other languages", async () => {
  const all = await client.send(new ListLanguagesCommand({}));
  expect(all.Languages?.map((language) => language.LanguageCode)).toEqual(["auto", "ca", "en", "es", "fr", "it", "pt", "pt-PT"]);
  expect(all.Languages?.find((language) => language.LanguageCode === "es")?.LanguageName).toBe("Spanish");
  expect(all.NextToken).toBeUndefined();
  expect(warmed).toContain("en>es");
  const first = await client.send(new ListLanguagesCommand({ MaxResults: 5, DisplayLanguageCode: "fr" }));
  expect(first.Languages?.[3]).toEqual({ LanguageCode: "es", LanguageName: "espagnol" });
  const second = await client.send(new ListLanguagesCommand({ MaxResults: 5, NextToken: first.NextToken }));
  expect(second.Languages?.map((language) => language.LanguageCode)).toEqual(["it", "pt", "pt-PT"]);
  await expect(client.send(new ListLanguagesCommand({ NextToken: "x" }))).rejects.toMatchObject({ name: "InvalidParameterValueException" });
});
