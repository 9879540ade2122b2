import { Damage } from "./damage.ts";
import { isChecksumOf } from "./checksum.ts";

const blockBytes = 32_768;
const headerBytes = 7;
const full = 1;
const first = 2;
const last = 4;

/**
 * The records of a log or a manifest: https://github.com/google/leveldb/blob/main/doc/log_format.md. A process that died
 * while it wrote leaves half a record at the end, which was never acknowledged: it is left out. Anything else that is not
 * as it was written is Damage; LevelDB itself would drop it without a word, and up to 32 kB behind it.
 */
export function* logRecords(bytes: Buffer): Generator<Buffer, void, void> {
  let fragments: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const leftInBlock = blockBytes - (at % blockBytes);
    if (leftInBlock < headerBytes) {
      at += leftInBlock;
      continue;
    }
    if (at + headerBytes > bytes.length) return;
    const length = bytes.readUInt16LE(at + 4);
    const end = at + headerBytes + length;
    const type = bytes[at + 6] ?? 0;
    if (headerBytes + length > leftInBlock) throw new Damage(`is damaged at byte ${at}`);
    if (end > bytes.length) return;
    if (!isChecksumOf(bytes.readUInt32LE(at), bytes.subarray(at + 6, end))) {
      // Room that the file system gave the file before the process died.
      if (bytes.subarray(at).every((byte) => byte === 0)) return;
      throw new Damage(`is damaged at byte ${at}`);
    }
    if (type === full || type === first) fragments = [];
    fragments.push(bytes.subarray(at + headerBytes, end));
    if (type === full || type === last) yield Buffer.concat(fragments);
    at = end;
  }
}
