import { createHash } from "node:crypto";

const lower = "abcdefghijklmnopqrstuvwxyz0123456789";
const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const mixed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Identifiers in AWS's own alphabets, always the same for the same seed. */
export interface Identifiers {
  lower(length: number): string;
  upper(length: number): string;
  mixed(length: number): string;
  uuid(): string;
}

export function identifiersFor(seed: string): Identifiers {
  const draw = (alphabet: string, length: number) => {
    const bytes = createHash("sha512").update(`${alphabet.length}${alphabet[0]}:${seed}`).digest();
    return Array.from({ length }, (_, index) => alphabet[(bytes[index] ?? 0) % alphabet.length]).join("");
  };
  return {
    lower: (length) => draw(lower, length),
    upper: (length) => draw(upper, length),
    mixed: (length) => draw(mixed, length),
    uuid: () => {
      const hex = createHash("sha512").update(`uuid:${seed}`).digest("hex");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
  };
}
