import { ByteReader } from "./byte-reader.ts";
import { Damage } from "./damage.ts";

/** https://github.com/google/snappy/blob/main/format_description.txt */
export function unsnappy(compressed: Buffer): Buffer {
  const reader = new ByteReader(compressed);
  const output = Buffer.alloc(reader.varint());
  let at = 0;
  const littleEndian = (bytes: number) => reader.slice(bytes).readUIntLE(0, bytes);
  const copy = (length: number, offset: number) => {
    if (offset === 0 || offset > at) throw new Damage("is compressed wrongly");
    // Byte by byte: what is copied may overlap what it is copied to.
    for (const end = at + length; at < end; at += 1) output[at] = output[at - offset] ?? 0;
  };
  while (!reader.isAtEnd) {
    const tag = reader.byte();
    const upper = tag >> 2;
    if ((tag & 3) === 0) at += reader.slice(1 + (upper < 60 ? upper : littleEndian(upper - 59))).copy(output, at);
    else if ((tag & 3) === 1) copy(4 + (upper & 7), ((tag >> 5) << 8) | reader.byte());
    else copy(1 + upper, littleEndian((tag & 3) === 2 ? 2 : 4));
  }
  return output;
}
