import { crc32c } from "../crc32c.ts";

/** LevelDB stores checksums masked, because a checksum of what holds checksums is weak: https://github.com/google/leveldb/blob/main/util/crc32c.h */
export function isChecksumOf(stored: number, ...parts: readonly Uint8Array[]): boolean {
  const value = parts.reduce((previous, part) => crc32c(part, previous), 0);
  return stored >>> 0 === (((value >>> 15) | (value << 17)) + 0xa282ead8) >>> 0;
}
