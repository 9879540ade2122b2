import { ByteReader } from "./byte-reader.ts";
import { isChecksumOf } from "./checksum.ts";
import { Damage } from "./damage.ts";
import { unsnappy } from "./snappy.ts";

const footerBytes = 48;
const trailerBytes = 5;
const magic = Buffer.from("57fb808b247547db", "hex");

/** Throws Damage where a block of the table is not the one that was written: https://github.com/google/leveldb/blob/main/doc/table_format.md */
export function checkTable(bytes: Buffer): void {
  const footer = bytes.subarray(-footerBytes);
  if (bytes.length < footerBytes || !footer.subarray(-magic.length).equals(magic)) throw new Damage("is damaged at its end");
  const reader = new ByteReader(footer);
  checkBlock(bytes, reader); // Of filters, which are not used here.
  const index = checkBlock(bytes, reader);
  for (const place of blockPlaces(index)) checkBlock(bytes, new ByteReader(place));
}

/** Reads where the block is (offset and size), and answers with its content. */
function checkBlock(bytes: Buffer, place: ByteReader): { content: Buffer; isCompressed: boolean } {
  const offset = place.varint();
  const end = offset + place.varint();
  if (end + trailerBytes > bytes.length) throw new Damage(`is damaged: it names bytes behind its end`);
  if (!isChecksumOf(bytes.readUInt32LE(end + 1), bytes.subarray(offset, end + 1))) throw new Damage(`is damaged between the bytes ${offset} and ${end}`);
  return { content: bytes.subarray(offset, end), isCompressed: bytes[end] === 1 };
}

/** The values of an index block: each where a block of data is. Its keys do not matter here. */
function* blockPlaces({ content, isCompressed }: { content: Buffer; isCompressed: boolean }): Generator<Buffer, void, void> {
  const block = isCompressed ? unsnappy(content) : content;
  const restarts = block.readUInt32LE(block.length - 4);
  const reader = new ByteReader(block.subarray(0, block.length - 4 * (restarts + 1)));
  while (!reader.isAtEnd) {
    reader.varint(); // Bytes that the key has in common with the one before it.
    const keyBytes = reader.varint();
    const valueBytes = reader.varint();
    reader.slice(keyBytes);
    yield reader.slice(valueBytes);
  }
}
