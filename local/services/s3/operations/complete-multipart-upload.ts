import { createHash } from "node:crypto";
import { commitObject } from "../commit-object.ts";
import { findUpload } from "../find-upload.ts";
import { wholeSeconds } from "../object-headers.ts";
import { remove } from "../object-index.ts";
import type { Operation } from "../operation.ts";
import { readPayload } from "../payload.ts";
import { S3Error } from "../s3-error.ts";
import type { Part } from "../stored-object.ts";
import { elements, textOf, xmlDocument } from "../xml.ts";

const maxBodyBytes = 4 * 1024 * 1024;
const minPartBytes = 5 * 1024 * 1024;

export const completeMultipartUpload: Operation = async (call) => {
  const { store, bucket, key, clock, headers } = call;
  const wanted = readParts(await readPayload(call.payload(), maxBodyBytes));
  const { id } = await findUpload(call);
  const etag = await store.locks.alone(id, async () => {
    const { upload } = await findUpload(call);
    const stored = await store.index.parts(id);
    const parts = chooseParts(wanted, stored);
    const digests = Buffer.concat(parts.map((part) => Buffer.from(part.etag, "hex")));
    const object = {
      blobs: parts.map((part) => part.blob),
      size: parts.reduce((sum, part) => sum + part.blob.size, 0),
      etag: `${createHash("md5").update(digests).digest("hex")}-${parts.length}`,
      lastModified: wholeSeconds(clock.now()),
      headers: upload.headers,
    };
    const others = [remove.upload(bucket, id), ...stored.map((part) => remove.part(id, part.number))];
    await commitObject(store, call, object, { others, conditions: headers });
    await store.blobs.remove(stored.filter((part) => !parts.includes(part)).map((part) => part.blob));
    return object.etag;
  });
  const Location = `http://${headers.host ?? "localhost"}/${bucket}/${encodeURIComponent(key).replaceAll("%2F", "/")}`;
  return {
    body: xmlDocument("CompleteMultipartUploadResult", { Location, Bucket: bucket, Key: key, ETag: `"${etag}"` }),
  };
};

interface NamedPart {
  readonly number: number;
  readonly etag: string;
}

function readParts(xml: string): NamedPart[] {
  const parts = elements(xml, "Part").map((part) => ({
    number: Number(textOf(part, "PartNumber")),
    etag: (textOf(part, "ETag") ?? "").replaceAll('"', ""),
  }));
  if (parts.length === 0 || parts.some(({ number }) => !Number.isInteger(number))) {
    throw new S3Error(
      "MalformedXML",
      "The XML you provided was not well-formed or did not validate against our published schema",
    );
  }
  return parts;
}

function chooseParts(wanted: readonly NamedPart[], stored: readonly Part[]): Part[] {
  const byNumber = new Map(stored.map((part) => [part.number, part]));
  if (wanted.some(({ number }, index) => number <= (wanted[index - 1]?.number ?? 0))) {
    throw new S3Error(
      "InvalidPartOrder",
      "The list of parts was not in ascending order. Parts must be ordered by part number.",
    );
  }
  return wanted.map(({ number, etag }, index) => {
    const part = byNumber.get(number);
    if (!part || part.etag !== etag) {
      throw new S3Error(
        "InvalidPart",
        "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
      );
    }
    if (index < wanted.length - 1 && part.blob.size < minPartBytes) {
      throw new S3Error("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
    }
    return part;
  });
}
