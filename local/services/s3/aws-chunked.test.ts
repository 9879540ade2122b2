import { createHmac } from "node:crypto";
import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { decodeChunked } from "./aws-chunked.ts";

// The example of https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
const scope = "20130524/us-east-1/s3/aws4_request";
const signingKey = scope
  .split("/")
  .reduce<Buffer>(
    (key, part) => createHmac("sha256", key).update(part).digest(),
    Buffer.from("AWS4wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
  );
const signatures = {
  signingKey,
  signature: "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
  dateTime: "20130524T000000Z",
  scope,
};
const signed =
  `10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n${"a".repeat(65_536)}\r\n` +
  `400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n${"a".repeat(1024)}\r\n` +
  "0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n";

async function decode(text: string, signedBy?: typeof signatures, pieceBytes = 1000) {
  const pieces = Array.from({ length: Math.ceil(text.length / pieceBytes) }, (_, at) =>
    Buffer.from(text.slice(at * pieceBytes, (at + 1) * pieceBytes)),
  );
  let trailers: Record<string, string> = {};
  const onTrailers = (found: ReadonlyMap<string, string>) => void (trailers = Object.fromEntries(found));
  const options = { onTrailers, ...(signedBy && { signatures: signedBy }) };
  const chunks: Buffer[] = [];
  for await (const chunk of decodeChunked(Readable.from(pieces), options)) chunks.push(chunk);
  return { content: Buffer.concat(chunks).toString(), trailers };
}

it("decodes AWS's signed example, however it is cut", async () => {
  for (const pieceBytes of [7, 1000, 100_000]) {
    expect((await decode(signed, signatures, pieceBytes)).content).toBe("a".repeat(66_560));
  }
});

it("refuses a signed stream that was changed, cut or reordered", async () => {
  const changes = [
    signed.replace("aaa", "aab"),
    signed.replace("b6c6", "b6c7"),
    signed.replace(/;chunk-signature=0055[0-9a-f]+/, ""),
  ];
  for (const changed of changes) {
    await expect(decode(changed, signatures)).rejects.toMatchObject({ code: "SignatureDoesNotMatch" });
  }
  await expect(decode(signed.slice(0, 66_000), signatures)).rejects.toThrow();
});

it("decodes an unsigned stream and its trailers", async () => {
  const body = "5\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n";
  for (const pieceBytes of [1, 3, 1000]) {
    expect(await decode(body, undefined, pieceBytes)).toEqual({
      content: "hello world",
      trailers: { "x-amz-checksum-crc32": "DUoRhQ==" },
    });
  }
});

it.each(["", "5\r\nhel", "5\r\nhelloX\r\n0\r\n\r\n", "zz\r\n", "ffffffff\r\nx", "5\r\nhello\r\n", "1".repeat(40_000)])(
  "says that broken stream %# is incomplete",
  async (body) => {
    await expect(decode(body)).rejects.toMatchObject({ code: "IncompleteBody" });
  },
);
