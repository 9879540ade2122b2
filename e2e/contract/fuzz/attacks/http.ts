import fc from "fast-check";
import type { Attack, Under } from "../attack.ts";
import { exchangeBytes } from "../exchange.ts";

interface Input {
  readonly parts: readonly Buffer[];
}

const line = fc.constantFrom(
  "POST /graphql HTTP/1.1", "POST / HTTP/1.1", "GET /amplify_outputs.json HTTP/1.1", "GET /_local/mailbox HTTP/1.1", "GET /graphql/realtime HTTP/1.1", "OPTIONS / HTTP/1.1", "PUT /v1/speech HTTP/1.1",
  "GET // HTTP/1.1", "GET http://[/graphql HTTP/1.1", "GET * HTTP/1.1", "CONNECT a:1 HTTP/1.1", "TRACE / HTTP/1.1", "GET /graphql HTTP/0.9", "GET /graphql HTTP/2.0", "PRI * HTTP/2.0", "\u0000\u0001\u0002", "GET /%00%ff?%zz HTTP/1.1", "POST /v1/speech?X-Amz-Signature=0 HTTP/1.1",
);
const header = fc.constantFrom(
  "Host: x", "Host: x", "Host:", "Host: \u0000", "Host: a/b\\c", "Content-Length: 5", "Content-Length: 5, 6", "Content-Length: -1", "Content-Length: 99999999999999999999", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: nothing",
  "Expect: 100-continue", "Expect: nothing", "Connection: upgrade", "Connection: keep-alive", "Upgrade: websocket", "Upgrade: h2c", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Key: x", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 99", "Sec-WebSocket-Protocol: graphql-ws,header-e30", "Sec-WebSocket-Protocol: ,,",
  "X-Amz-Target: AWSCognitoIdentityService.GetId", "X-Amz-Target: DynamoDB_20120810.GetItem", "X-Amz-Target: a\r\nX-Amz-Target: b", "X-Amz-Target: Nothing.Here", "Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/s3/aws4_request", "Authorization: \u00ff\u00fe", "Origin: null", "Origin: \u00e9", "Access-Control-Request-Method: POST",
  "Access-Control-Request-Headers: a\u00e9", "Content-Type: multipart/form-data; boundary=", "Content-Encoding: gzip", "Cookie: a=b", " folded: x", "no colon", ": no name", "X-Forwarded-Proto: https", `X-Long: ${"x".repeat(20_000)}`, `X-Longer: ${"x".repeat(40_000)}`, ...Array.from({ length: 3 }, (_, n) => `X-Many-${n}: 1\r\n`.repeat(700).trimEnd()),
);
const body = fc.constantFrom("", "hello", "{}", "5\r\nhello\r\n0\r\n\r\n", "5\r\nhel", "ffffffffffffffffff\r\n", "0\r\na: b\r\n\r\n", "5;ext=\"a\"\r\nhello\r\n0\r\n\r\n", "-5\r\nhello", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "\u0081\u0085\u0000\u0000\u0000\u0000hello", "\u0088\u0000", "\u00ff\u00ff\u00ff\u00ff", "\u0081\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff");

/** Bytes that are almost HTTP: answered by a status of HTTP, or cut off. */
export function http({ cloud }: Under): Attack<Input> {
  const request = fc.record({ first: line, headers: fc.array(header, { maxLength: 7 }), end: fc.constantFrom("\r\n\r\n", "\r\n\r\n", "\r\n\r\n", "\n\n", "\r\n"), rest: body });
  return {
    name: "HTTP",
    share: 6,
    inputs: request.map(({ first, headers, end, rest }) => {
      const head = Buffer.from([first, ...headers].join("\r\n") + end, "latin1");
      return { parts: [head, Buffer.from(rest, "latin1")] };
    }),
    async send({ parts }) {
      const heard = (await exchangeBytes(cloud.port, parts)).toString("latin1");
      const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(heard)?.[1] ?? "0");
      return heard === "" || (status > 0 && status < 500) || status === 501 || isHttp2(heard) ? undefined : `no answer of HTTP: ${heard.slice(0, 500)}`;
    },
  };
}

/** The settings or the farewell of a server that was spoken to in HTTP/2. */
const isHttp2 = (heard: string) => heard.charCodeAt(3) === 4 || heard.charCodeAt(3) === 7;
