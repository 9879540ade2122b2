import { Damage } from "./damage.ts";

/** Reads LevelDB's numbers and byte strings one after another. Throws Damage where they end too early. */
export class ByteReader {
  at = 0;
  constructor(private readonly bytes: Buffer) {}

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  /** Seven bits a byte, the lowest first. */
  varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new Damage("ends in the middle of a number");
    return byte;
  }

  slice(length: number): Buffer {
    const from = this.at;
    this.at += length;
    if (!(this.at <= this.bytes.length)) throw new Damage("ends in the middle of a value");
    return this.bytes.subarray(from, this.at);
  }

  /** A length, then as many bytes. */
  string(): Buffer {
    return this.slice(this.varint());
  }
}
