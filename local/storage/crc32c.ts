const castagnoli = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value;
});

/** CRC-32C, which Node does not have: of `chunk`, going on from the value of what came before it. */
export function crc32c(chunk: Uint8Array, previous = 0): number {
  let value = ~previous;
  for (let at = 0; at < chunk.length; at += 1) value = (castagnoli[(value ^ (chunk[at] ?? 0)) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}
