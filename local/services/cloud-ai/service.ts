import { Sha256 } from "@aws-crypto/sha256-js";
import { TranslateClient } from "@aws-sdk/client-translate";
import { SignatureV4 } from "@smithy/signature-v4";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { SignatureVerifier } from "../../authentication/principal.ts";
import { AwsError } from "../../gateway/aws-error.ts";
import { readBody } from "../../gateway/read-body.ts";
import type { Service } from "../../gateway/service.ts";
import { authorize, type Access, type AccessControl } from "../../iam/access-control.ts";
import { pollyAccess, translateAccess } from "../../iam/ai-access.ts";

type Identity = () => Promise<{ readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string }>;

export interface CloudAiOptions {
  readonly signatures: SignatureVerifier;
  readonly access: AccessControl;
  readonly credentials: Identity;
  readonly region: string;
  /** Replaces `https://SERVICE.REGION.amazonaws.com` in tests. */
  readonly endpointOf?: (service: string, region: string) => string;
}

const limitBytes = 1_000_000;
const passedOn = ["content-type", "x-amz-target", "accept"];

/**
 * Amazon Translate and Amazon Polly themselves, with the developer's own credentials: a call that a function's local
 * role signed is verified, signed anew and sent on. The functions notice nothing, and see none of those credentials.
 */
export function createCloudAi(options: CloudAiOptions): readonly Service[] {
  const { signatures, access, credentials, region, endpointOf = (service) => `https://${service}.${region}.amazonaws.com` } = options;

  const forward = (service: string, accessOf: AccessOf) => async (request: IncomingMessage, response: ServerResponse) => {
    const { method = "POST", url = "/" } = request;
    const body = await readBody(request, limitBytes);
    const caller = await signatures.verify({ method, url, headers: request.headers, sourceIp: request.socket.remoteAddress, body, service });
    for (const wanted of accessOf(request, body)) authorize(access, caller, wanted, service === "polly" ? 403 : 400);
    const target = new URL(url, endpointOf(service, region));
    const headers: Record<string, string> = { host: target.host };
    for (const name of passedOn) {
      const value = request.headers[name];
      if (typeof value === "string") headers[name] = value;
    }
    const signer = new SignatureV4({ service, region, credentials: await credentials(), sha256: Sha256 });
    const signed = await signer.sign({
      method,
      protocol: target.protocol,
      hostname: target.hostname,
      path: target.pathname,
      query: Object.fromEntries(target.searchParams),
      headers,
      body,
    });
    const answer = await fetch(target, { method, headers: withoutHost(signed.headers), ...(method === "POST" && { body: new Uint8Array(body) }) }).catch((error: unknown) => {
      throw new AwsError("ServiceUnavailableException", `${target.host} cannot be reached: ${String(error)}`, 503);
    });
    const kept = [...answer.headers].filter(([name]) => name === "content-type" || name.startsWith("x-amz"));
    const content = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, { ...Object.fromEntries(kept), "content-length": content.length }).end(content);
  };

  return [
    {
      name: "Amazon Translate",
      handles: ({ headers }) => String(headers["x-amz-target"] ?? "").startsWith("AWSShineFrontendService_20170701."),
      handle: forward("translate", translateAccessOf),
    },
    { name: "Amazon Polly", handles: ({ url = "" }) => /^\/v1\/(speech|voices)(\?|$)/.test(url), handle: forward("polly", pollyAccessOf) },
  ];
}

type AccessOf = (request: IncomingMessage, body: Buffer) => readonly Access[];

const translateAccessOf: AccessOf = ({ headers }, body) => {
  const operation = String(headers["x-amz-target"]).split(".")[1] ?? "";
  return translateAccess(operation, parse(body));
};

const pollyAccessOf: AccessOf = ({ method = "POST", url = "/" }) => {
  const wanted = pollyAccess(method, url.split("?")[0] ?? "");
  if (!wanted) throw new AwsError("NotEmulated", `Amazon Polly does not emulate ${method} ${url}.`, 501);
  return [wanted];
};

/** What is no JSON object is Amazon's to refuse. */
function parse(body: Buffer): object {
  try {
    const input: unknown = JSON.parse(body.toString("utf8"));
    return typeof input === "object" && input !== null ? input : {};
  } catch {
    return {};
  }
}

/** `fetch` sets it by itself, and refuses to be told. */
function withoutHost(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== "host"));
}

/** The developer's credentials and region, found as every AWS tool finds them. Rejects where there are none. */
export async function developerIdentity(defaultRegion: string): Promise<{ credentials: Identity; region: string }> {
  const { config } = new TranslateClient({ retryMode: "standard" });
  try {
    await config.credentials();
  } catch (error) {
    throw new Error("--cloud-ai needs AWS credentials, and there are none. Sign in (`aws configure` or `aws sso login`) or set AWS_PROFILE.", { cause: error });
  }
  const region = await config.region().catch(() => defaultRegion);
  return { credentials: () => config.credentials(), region };
}
