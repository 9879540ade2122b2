import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { crc32c } from "../../storage/crc32c.ts";
import { S3Error } from "./s3-error.ts";

export interface RunningChecksum {
  update(chunk: Buffer): void;
  /** base64 */
  digest(): string;
}

const algorithms: Record<string, () => RunningChecksum> = {
  crc32: () => runningCrc((chunk, value) => crc32(chunk, value)),
  crc32c: () => runningCrc(crc32c),
  sha1: () => runningHash("sha1"),
  sha256: () => runningHash("sha256"),
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html, without CRC64NVME. */
export function startChecksum(algorithm: string): RunningChecksum {
  const start = Object.hasOwn(algorithms, algorithm) ? algorithms[algorithm] : undefined;
  if (!start) throw new S3Error("NotImplemented", `The checksum algorithm ${algorithm} is not implemented.`);
  return start();
}

function runningHash(name: string): RunningChecksum {
  const hash = createHash(name);
  return { update: (chunk) => void hash.update(chunk), digest: () => hash.digest("base64") };
}

function runningCrc(next: (chunk: Buffer, value: number) => number): RunningChecksum {
  let value = 0;
  return {
    update(chunk) {
      value = next(chunk, value);
    },
    digest() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value >>> 0);
      return bytes.toString("base64");
    },
  };
}
