/** Just enough of MPEG audio, layer III, to join files and to know how long they play. http://www.mp3-tech.org/programmer/frame_header.html */

const bitratesV1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const bitratesV2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
/** By the two version bits: 2.5, reserved, 2, 1. */
const sampleRates = [[11_025, 12_000, 8_000], [], [22_050, 24_000, 16_000], [44_100, 48_000, 32_000]];
const version1 = 3;
const layer3 = 1;
/** A first frame that describes the file instead of sounding; joined, it would describe only its own part. */
const descriptions = ["Xing", "Info", "VBRI"];
const descriptionWithin = 48;

interface Frame {
  readonly start: number;
  readonly end: number;
  readonly seconds: number;
}

/** One file that plays the parts in turn, and how long each of them plays. Tags and descriptions of the parts are left out. */
export function joinMp3(parts: readonly Uint8Array[]): { audio: Uint8Array; durationsMs: number[] } {
  const sounding = parts.map((part) => [...frames(part)]);
  return {
    audio: Buffer.concat(
      parts.flatMap((part, index) => (sounding[index] ?? []).map(({ start, end }) => part.subarray(start, end))),
    ),
    durationsMs: sounding.map((part) => part.reduce((sum, { seconds }) => sum + seconds, 0) * 1000),
  };
}

function* frames(file: Uint8Array): Generator<Frame> {
  let offset = afterTag(file);
  while (offset + 4 <= file.length) {
    const frame = frameAt(file, offset);
    if (!frame) {
      // Between frames there may be padding or a trailing tag.
      offset++;
      continue;
    }
    if (!isDescription(file, frame)) yield frame;
    offset = frame.end;
  }
}

function frameAt(file: Uint8Array, start: number): Frame | undefined {
  const [sync = 0, head = 0, format = 0] = file.subarray(start, start + 3);
  if (sync !== 0xff || (head & 0xe0) !== 0xe0 || ((head >> 1) & 3) !== layer3) return undefined;
  const version = (head >> 3) & 3;
  const sampleRate = sampleRates[version]?.[(format >> 2) & 3];
  const kilobits = (version === version1 ? bitratesV1 : bitratesV2)[format >> 4];
  if (!sampleRate || !kilobits) return undefined;
  const samples = version === version1 ? 1152 : 576;
  const end = start + Math.floor((samples / 8) * ((kilobits * 1000) / sampleRate)) + ((format >> 1) & 1);
  return end <= file.length ? { start, end, seconds: samples / sampleRate } : undefined;
}

/** The size of an ID3v2 tag stands in four bytes of seven bits. */
function afterTag(file: Uint8Array): number {
  if (ascii(file.subarray(0, 3)) !== "ID3") return 0;
  return 10 + file.subarray(6, 10).reduce((size, byte) => size * 128 + (byte & 0x7f), 0);
}

function isDescription(file: Uint8Array, { start }: Frame): boolean {
  const head = ascii(file.subarray(start, start + descriptionWithin));
  return descriptions.some((name) => head.includes(name));
}

function ascii(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
