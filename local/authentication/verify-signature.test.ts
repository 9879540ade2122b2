import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import fc from "fast-check";
import { expect, it } from "vitest";
import { AwsError } from "../gateway/aws-error.ts";
import type { Principal, SignedRequest } from "./principal.ts";
import { createSessionCredentials } from "./session-credentials.ts";
import { createSignatureVerifier } from "./verify-signature.ts";

const principal: Principal = {
  arn: "arn:aws:sts::0:assumed-role/r/s",
  roleArn: "arn:aws:iam::0:role/r",
  accountId: "0",
};
const clock = { time: Date.UTC(2026, 10, 3, 12), now: () => clock.time };
const credentials = createSessionCredentials({ dataDirectory: mkdtempSync(join(tmpdir(), "signature-")), clock });
const signatures = createSignatureVerifier({ credentials, clock });

interface Options {
  readonly service?: string;
  readonly method?: string;
  readonly path?: string;
  readonly query?: Record<string, string | string[]>;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** Milliseconds that the client's clock is ahead. */
  readonly ahead?: number;
  readonly lifetime?: number;
}

function signer(service: string, lifetime = 3600) {
  const {
    AccessKeyId: accessKeyId,
    SecretKey: secretAccessKey,
    SessionToken: sessionToken,
  } = credentials.issue(principal, lifetime);
  const own = { accessKeyId, secretAccessKey, sessionToken };
  return new SignatureV4({
    service,
    region: "eu-west-1",
    sha256: Sha256,
    credentials: own,
    uriEscapePath: service !== "s3",
  });
}

const wireQuery = (query: Record<string, unknown>) =>
  Object.entries(query)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map(
        (one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`,
      ),
    )
    .join("&");

async function signed(options: Options = {}): Promise<SignedRequest> {
  const {
    service = "appsync",
    method = "POST",
    path = "/graphql",
    query = {},
    headers = {},
    body = "{}",
    ahead = 0,
  } = options;
  const request = {
    method,
    protocol: "http:",
    hostname: "localhost",
    path,
    query,
    headers: { host: "localhost:5173", ...headers },
    body,
  };
  const result = await signer(service, options.lifetime).sign(request, { signingDate: new Date(clock.time + ahead) });
  const text = wireQuery(query);
  return { method, url: path + (text && `?${text}`), headers: result.headers, body, service };
}

async function presigned(
  { service = "polly", path = "/v1/speech", query = {}, ahead = 0 }: Options = {},
  expiresIn = 60,
): Promise<SignedRequest> {
  const request = {
    method: "GET",
    protocol: "http:",
    hostname: "localhost",
    path,
    query,
    headers: { host: "localhost:5173" },
  };
  const result = await signer(service).presign(request, { signingDate: new Date(clock.time + ahead), expiresIn });
  return {
    method: "GET",
    url: `${path}?${wireQuery(result.query ?? {})}`,
    headers: { host: "localhost:5173" },
    service,
  };
}

const code = (request: SignedRequest) =>
  signatures.verify(request).then(
    () => "accepted",
    (error: unknown) => (error instanceof AwsError ? error.code : error),
  );
const withHeader = (request: SignedRequest, name: string, value: string | undefined) => ({
  ...request,
  headers: { ...request.headers, [name]: value },
});
const rewrite = (request: SignedRequest, from: string | RegExp, to: string) =>
  withHeader(request, "authorization", String(request.headers.authorization).replace(from, to));

it("knows who signed, in the header and in a presigned URL, over HTTP/2 too", async () => {
  expect(await signatures.verify(await signed())).toMatchObject(principal);
  expect(await signatures.verify(await presigned())).toMatchObject(principal);
  const {
    headers: { host, ...headers },
    ...request
  } = await signed();
  expect(await code({ ...request, headers: { ...headers, ":authority": host } })).toBe("accepted");
});

it("knows how the request came, too: an IPv4 address on an IPv6 socket is one of IPv4", async () => {
  const request = withHeader(withHeader(await signed(), "user-agent", "Parley/1"), "referer", "http://localhost:5173/");
  const { request: came } = await signatures.verify({ ...request, sourceIp: "::ffff:192.0.2.1" });
  expect(came).toEqual({ sourceIp: "192.0.2.1", userAgent: "Parley/1", referer: "http://localhost:5173/" });
});

it("takes :authority for host where that is what was signed, as Polly's client does over HTTP/2", async () => {
  const request = {
    method: "GET",
    protocol: "http:",
    hostname: "localhost",
    path: "/v1/voices",
    query: {},
    headers: { ":authority": "localhost:5173" },
  };
  const { headers } = await signer("polly").sign(request, { signingDate: new Date(clock.time) });
  expect(await code({ method: "GET", url: "/v1/voices", headers, body: "" })).toBe("accepted");
  expect(
    await code({ method: "GET", url: "/v1/voices", headers: { ...headers, ":authority": "elsewhere" }, body: "" }),
  ).toBe("InvalidSignatureException");
});

it("refuses what was changed after signing", async () => {
  const request = await signed({ query: { a: "1" } });
  expect(await code({ ...request, body: "{ }" })).toBe("InvalidSignatureException");
  expect(await code({ ...request, method: "PUT" })).toBe("InvalidSignatureException");
  expect(await code({ ...request, url: "/graphql?a=2" })).toBe("InvalidSignatureException");
  expect(await code({ ...request, url: "/graphql?a=1&a=1" })).toBe("InvalidSignatureException");
  expect(await code({ ...request, url: "/other?a=1" })).toBe("InvalidSignatureException");
  expect(await code(withHeader(request, "host", "elsewhere"))).toBe("InvalidSignatureException");
  expect(await code(withHeader(request, "x-amz-date", "20261103T120001Z"))).toBe("InvalidSignatureException");
  expect(await code(rewrite(request, /Signature=./, "Signature=g"))).toBe("InvalidSignatureException");
  expect(await code(rewrite(request, "eu-west-1", "eu-west-2"))).toBe("InvalidSignatureException");
  expect(await code(rewrite(request, "/appsync/", "/dynamodb/"))).toBe("InvalidSignatureException");
  expect(await code({ ...request, service: "dynamodb" })).toBe("InvalidSignatureException");
});

it("lets nobody but S3's clients leave the body out of the signature", async () => {
  const request = await signed({ service: "s3", headers: { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } });
  expect(await code(request)).toBe("accepted");
  expect(await code({ ...request, service: undefined })).toBe("InvalidSignatureException");
  const elsewhere = await signed({ headers: { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } });
  expect(await code({ ...elsewhere, body: "changed" })).toBe("InvalidSignatureException");
});

it("allows five minutes between the clocks", async () => {
  const minutes = 60_000;
  expect(await code(await signed({ ahead: -5 * minutes }))).toBe("accepted");
  expect(await code(await signed({ ahead: 5 * minutes }))).toBe("accepted");
  expect(await code(await signed({ ahead: -5 * minutes - 1000 }))).toBe("InvalidSignatureException");
  expect(await code(await signed({ ahead: 5 * minutes + 1000 }))).toBe("InvalidSignatureException");
});

it("lets a presigned URL work until it expires", async () => {
  const request = await presigned({ ahead: -59_000 });
  expect(await code(request)).toBe("accepted");
  expect(await code(await presigned({ ahead: -60_000 }))).toBe("InvalidSignatureException");
  expect(await code({ ...request, url: request.url.replace("Expires=60", "Expires=61") })).toBe(
    "InvalidSignatureException",
  );
  expect(await code({ ...request, url: request.url.replace("Expires=60", "Expires=604801") })).toBe(
    "IncompleteSignatureException",
  );
  expect(await code({ ...request, url: `${request.url}&X-Amz-Expires=60` })).toBe("IncompleteSignatureException");
  expect(await code(withHeader(request, "authorization", "AWS4-HMAC-SHA256 x"))).toBe("InvalidSignatureException");
});

it("names what is missing or malformed, and never fails otherwise", async () => {
  const request = await signed();
  expect(await code(withHeader(request, "authorization", undefined))).toBe("MissingAuthenticationTokenException");
  expect(await code(withHeader(request, "authorization", "Bearer x"))).toBe("MissingAuthenticationTokenException");
  expect(await code(withHeader(request, "authorization", "AWS4-HMAC-SHA256"))).toBe("IncompleteSignatureException");
  expect(await code(rewrite(request, "HMAC-SHA256", "HMAC-MD5"))).toBe("IncompleteSignatureException");
  expect(await code(rewrite(request, "Signature=", "Sign="))).toBe("IncompleteSignatureException");
  expect(await code(rewrite(request, "/aws4_request", ""))).toBe("IncompleteSignatureException");
  expect(await code(rewrite(request, "aws4_request", "aws5_request"))).toBe("InvalidSignatureException");
  expect(await code(rewrite(request, "host;", ""))).toBe("InvalidSignatureException");
  expect(await code(withHeader(request, "x-amz-date", "yesterday"))).toBe("IncompleteSignatureException");
  expect(await code(withHeader(request, "x-amz-date", "20261399T120000Z"))).toBe("IncompleteSignatureException");
  expect(await code(withHeader(request, "x-amz-security-token", undefined))).toBe("UnrecognizedClientException");
  expect(await code(withHeader(request, "x-amz-security-token", "forged.token"))).toBe("UnrecognizedClientException");
  const expired = await signed({ lifetime: 0 });
  expect(await code(expired)).toBe("ExpiredTokenException");
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "binary" }),
      fc.string({ unit: "binary" }),
      async (header, url, date) => {
        const outcome = await code({
          ...request,
          url: `/${url}`,
          headers: { ...request.headers, authorization: `AWS4-HMAC-SHA256 ${header}`, "x-amz-date": date },
        });
        expect(outcome).toMatch(/Exception$/);
      },
    ),
  );
});

it.each(["appsync", "s3"])("accepts any path, query and header that the SDK signs for %s", async (service) => {
  const word = fc.string({
    unit: fc.constantFrom(...Array.from("aZ9 -_.~!'()*+=&?#%/:;,@é\u{1F600}\t\0")),
    minLength: 1,
    maxLength: 8,
  });
  const segments = fc.array(
    word.filter((text) => text.isWellFormed() && !text.includes("/") && !/^\.\.?$/.test(text)),
    { minLength: 1, maxLength: 4 },
  );
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  await fc.assert(
    fc.asyncProperty(
      segments,
      fc.dictionary(word, fc.oneof(word, fc.array(word, { minLength: 1, maxLength: 3 })), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
      fc.stringMatching(/^[ -~]{0,12}$/),
      async (parts, query, header) => {
        const request = await signed({
          service,
          path: `/${parts.map(encode).join("/")}`,
          query,
          headers: {
            "x-amz-meta-note": header,
            ...(service === "s3" && { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" }),
          },
        });
        expect(await code(request)).toBe("accepted");
      },
    ),
    { numRuns: 150 },
  );
});
