import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Assembly } from "../../assembly/model.ts";
import type { SignatureAuthenticator } from "../../authentication/verify-signature.ts";
import { AwsError } from "../../gateway/aws-error.ts";
import { hasLeft } from "../../gateway/failure.ts";
import type { Service } from "../../gateway/service.ts";
import type { Access, AccessControl } from "../../iam/access-control.ts";
import type { Buckets, Clock } from "../interfaces.ts";
import { bucketOf, readAddress } from "./address.ts";
import { authenticate } from "./authenticate.ts";
import { conditionKeys } from "./condition-keys.ts";
import { corsRules, crossOriginHeaders, preflightHeaders } from "./cross-origin.ts";
import { deployFiles } from "./deploy-files.ts";
import { listObjects } from "./list-objects.ts";
import { openObjectStore } from "./object-store.ts";
import type { Answer } from "./operation.ts";
import { chooseOperation } from "./operations.ts";
import { receivePayload } from "./payload.ts";
import { checkAccess } from "./required-access.ts";
import { S3Error } from "./s3-error.ts";
import { xmlDocument } from "./xml.ts";

export interface S3Options {
  readonly assembly: Assembly;
  readonly dataDirectory: string;
  readonly signatures: SignatureAuthenticator;
  readonly access: AccessControl;
  readonly clock: Clock;
  readonly log: (message: string) => void;
}

/** S3 on disk: the assembly's buckets, by path or by host. Every request must be signed, and the signer's role must allow it. */
export async function createS3(options: S3Options): Promise<Service & { readonly contents: Buckets }> {
  const { assembly, dataDirectory, signatures, access, clock, log } = options;
  const rules = new Map(assembly.resourcesOf("AWS::S3::Bucket").map((bucket) => [bucket.ref, corsRules(bucket)]));
  const buckets: ReadonlySet<string> = new Set(rules.keys());
  const store = await openObjectStore(join(dataDirectory, "s3"));
  await deployFiles(assembly, store, clock).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  function internalError(error: unknown): S3Error {
    log(`S3 failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return new S3Error("InternalError", "We encountered an internal error. Please try again.");
  }

  const rulesFor = (request: IncomingMessage) => rules.get(bucketOf(request) ?? "") ?? [];

  async function answer(request: IncomingMessage): Promise<Answer> {
    if (request.method === "OPTIONS") return { headers: preflightHeaders(request, rulesFor(request)) };
    const { bucket, key } = readAddress(request);
    const authenticated = authenticate(request, signatures);
    if (bucket === "") throw new S3Error("NotImplemented", "ListBuckets is not implemented.");
    if (!buckets.has(bucket))
      throw new S3Error("NoSuchBucket", "The specified bucket does not exist", { BucketName: bucket });
    const { method = "GET", headers } = request;
    const query = new URLSearchParams((request.url ?? "").split("?").slice(1).join("?"));
    const { operation, requires } = chooseOperation({ method, key, query, headers });
    const payload = () => receivePayload(request, authenticated);
    const keys = conditionKeys(headers, authenticated.presigned, assembly.accountId);
    const refusalOf = (wanted: Access) => access.refusalOf(authenticated.principal, { ...wanted, keys: { ...keys, ...wanted.keys } });
    const call = { store, clock, region: assembly.region, buckets, bucket, key, query, headers, payload, refusalOf };
    checkAccess(call, requires);
    return operation(call);
  }

  return {
    name: "S3",
    crossOrigin: false,
    contents: { names: [...buckets], objects: (bucket, limit, after) => listObjects(store.index, bucket, limit, after) },
    handles: (request) => isSignedForS3(request) || buckets.has(bucketOf(request) ?? ""),
    async handle(request, response) {
      const requestId = randomBytes(8).toString("hex").toUpperCase();
      const headers = {
        "x-amz-request-id": requestId,
        "x-amz-id-2": randomBytes(24).toString("base64"),
        server: "AmazonS3",
        ...crossOriginHeaders(request, rulesFor(request)),
      };
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      try {
        await write(request, response, await answer(request));
      } catch (error) {
        if (!(error instanceof AwsError) && (response.headersSent || hasLeft(request, response))) throw error;
        await write(request, response, errorAnswer(error instanceof AwsError ? error : internalError(error), request, requestId));
      }
    },
    close: () => store.close(),
  };
}

function isSignedForS3(request: IncomingMessage): boolean {
  return (
    /\/s3\/aws4_request/.test(request.headers.authorization ?? "") ||
    /[?&]X-Amz-Credential=[^&]*%2Fs3%2Faws4_request/i.test(request.url ?? "")
  );
}

async function write(
  request: IncomingMessage,
  response: ServerResponse,
  { status = 200, headers = {}, body = "" }: Answer,
): Promise<void> {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.statusCode = status;
  if (typeof body === "string") {
    if (body !== "") response.setHeader("content-type", "application/xml");
    if (status !== 204 && status !== 304 && !response.hasHeader("content-length"))
      response.setHeader("content-length", Buffer.byteLength(body));
    response.end(request.method === "HEAD" ? undefined : body);
  } else {
    await pipeline(body, response);
  }
}

function errorAnswer(error: AwsError, request: IncomingMessage, RequestId: string): Answer {
  const { code, message, status, members } = error;
  const Resource = (request.url ?? "").split("?")[0];
  const body = xmlDocument(
    "Error",
    { Code: code, Message: message, ...(members as Record<string, string>), Resource, RequestId },
    "",
  );
  return { status, body };
}
