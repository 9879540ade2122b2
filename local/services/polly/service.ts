import type { IncomingMessage, ServerResponse } from "node:http";
import type { SignatureVerifier } from "../../authentication/principal.ts";
import type { SpeechEngine } from "../../engines/speech/engine.ts";
import { AwsError } from "../../gateway/aws-error.ts";
import { readBody } from "../../gateway/read-body.ts";
import type { Service } from "../../gateway/service.ts";
import { authorize, type AccessControl } from "../../iam/access-control.ts";
import { pollyAccess } from "../../iam/ai-access.ts";
import { describeVoices } from "./describe-voices.ts";
import { synthesizeSpeech } from "./synthesize-speech.ts";

export interface PollyOptions {
  readonly engine: SpeechEngine;
  readonly signatures: SignatureVerifier;
  readonly access: AccessControl;
}

/** 6,000 characters of four bytes, escaped, fit. */
const limitBytes = 200_000;

/** Amazon Polly, answered by the engine; the `Server` header names it. */
export function createPolly({ engine, signatures, access }: PollyOptions): Service {
  const speak = synthesizeSpeech(engine);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "/", headers } = request;
    const body = await readBody(request, limitBytes);
    const caller = await signatures.verify({ method, url, headers, sourceIp: request.socket.remoteAddress, body, service: "polly" });
    const { pathname, searchParams } = new URL(url, "http://localhost");
    const wanted = pollyAccess(method, pathname);
    if (wanted) authorize(access, caller, wanted, 403);
    if (method === "GET" && pathname === "/v1/voices") {
      writeJson(response, 200, describeVoices(searchParams));
      return;
    }
    if (method === "POST" && pathname === "/v1/speech") {
      const speech = await speak(parse(body));
      response.writeHead(200, {
        server: engine.name,
        "content-type": speech.contentType,
        "x-amzn-requestcharacters": String(speech.requestCharacters),
        "content-length": String(speech.body.length),
      });
      response.end(speech.body);
      return;
    }
    throw new AwsError("NotEmulated", `Amazon Polly does not emulate ${method} ${pathname}.`, 501);
  }

  function writeJson(response: ServerResponse, status: number, value: object, headers: Readonly<Record<string, string>> = {}): void {
    response.writeHead(status, { server: engine.name, "content-type": "application/json", ...headers });
    response.end(JSON.stringify(value));
  }

  return {
    name: "Amazon Polly",
    handles: ({ url = "" }) => /^\/v1\/(?:speech|voices|lexicons|synthesisTasks)(?:[/?]|$)/.test(url),
    async handle(request, response) {
      try {
        await answer(request, response);
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        writeJson(response, error.status, { message: error.message, ...error.members }, { "x-amzn-errortype": error.code });
      }
    },
  };
}

function parse(body: Buffer): Readonly<Record<string, unknown>> {
  try {
    const input: unknown = JSON.parse(body.toString("utf8") || "{}");
    if (typeof input === "object" && input !== null && !Array.isArray(input)) return input as Readonly<Record<string, unknown>>;
  } catch {
    // Named below, as for any other body that is not an object.
  }
  throw new AwsError("SerializationException", "The body is not a JSON object.");
}
