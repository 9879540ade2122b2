import { readdirSync, existsSync } from "node:fs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PollyClient } from "@aws-sdk/client-polly";
import { S3Client } from "@aws-sdk/client-s3";
import { TranslateClient } from "@aws-sdk/client-translate";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

const email = "anna.secret@example.com";
const said = "My secret:\n    at home (secret/door:1:2)";
const name = "Secret Anna";
const roomId = "0b7f5e0e-3f57-4f0a-9d3c-6d7d0f7c9b11";
const identity = { sub: "5d1e9c2a", username: email, claims: { email, name, sub: "5d1e9c2a" }, sourceIp: ["10.0.0.1"] };

/** Each field of the API, with a person's words wherever words can be put. */
const calls: Readonly<Record<string, readonly (readonly [field: string, args: object])[]>> = {
  "translate-text": [
    ["translate", { text: said, source: "en", target: "es" }],
    ["translate", { text: said, source: said, target: said }],
    ["translate", { text: said, source: "en", target: "secret" }],
  ],
  "speak-text": [
    ["speak", { text: said, language: "en", voiceId: "Joanna" }],
    ["speak", { text: said, language: said, voiceId: said }],
  ],
  "list-languages": [["languages", {}]],
  "get-usage": [["usage", {}]],
  say: [
    ["say", { roomId, messageId: "m1", text: said, language: "en" }],
    ["say", { roomId: said, messageId: said, text: said, language: said }],
  ],
  "change-room": [
    ["openRoom", { title: said, language: "en", displayName: name }],
    ["joinRoom", { code: said, displayName: name, language: "en" }],
    ["setMyLanguage", { roomId: said, language: said }],
    ["removeMember", { roomId, memberId: said }],
    ["flagMessage", { roomId, sequence: 1, kind: said }],
  ],
  "read-room": [
    ["room", { roomId }],
    ["messages", { roomId: said, after: 0, limit: 10 }],
  ],
  "delete-expired-rooms": [["", {}]],
  "delete-account": [["deleteAccount", {}]],
};

const services = [mockClient(DynamoDBClient), mockClient(DynamoDBDocumentClient), mockClient(TranslateClient), mockClient(PollyClient), mockClient(S3Client)];
let output: string[];

beforeEach(() => {
  const variables = ["MEMORY_TABLE", "USAGE_TABLE", "ROOMS_TABLE", "SPEECH_BUCKET", "PHRASES_TABLE", "PHRASES_BY_OWNER", "FILES_BUCKET", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
  for (const variable of variables) vi.stubEnv(variable, "a-name");
  vi.stubEnv("AWS_REGION", "eu-west-1");
  vi.stubEnv("GRAPHQL_URL", "http://127.0.0.1:1/graphql");
  vi.stubEnv("AWS_LAMBDA_LOG_LEVEL", "DEBUG");
  output = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((chunk) => Boolean(output.push(String(chunk))));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  for (const service of services) service.reset();
});

const folder = new URL("../", import.meta.url);
const functions = readdirSync(folder).filter((entry) => existsSync(new URL(`${entry}/handler.ts`, folder)));

it("asks every function there is", () => {
  expect(Object.keys(calls).sort()).toEqual(functions.sort());
});

const outcomes = {
  "when AWS refuses, quoting it": () => {
    const error = Object.assign(new Error(`Bad: ${name}, ${email}: ${said}`), { name: "ValidationException", $metadata: { requestId: "r1" } });
    for (const service of services) service.rejects(error);
  },
  "when AWS answers nothing": () => {
    for (const service of services) service.resolves({});
  },
};

it.each(Object.keys(outcomes).flatMap((when) => functions.map((folderName) => [folderName, when as keyof typeof outcomes] as const)))(
  "%s writes a line for each call, and no word of a person's, %s",
  async (folderName, when) => {
    outcomes[when]();
    const { handler } = (await import(new URL(`${folderName}/handler.ts`, folder).href)) as { handler: (event: object) => Promise<unknown> };
    for (const [fieldName, args] of calls[folderName] ?? []) {
      output = [];
      const thrown = await handler({ fieldName, arguments: args, identity }).then(() => "", String);
      const lines = output.join("").trim().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(lines.at(-1)).toMatchObject({ service: "parley", ms: expect.any(Number) as number });
      // Lambda itself logs the message of what is thrown.
      expect(JSON.stringify(lines) + thrown).not.toMatch(/secret|anna/i);
    }
  },
);
