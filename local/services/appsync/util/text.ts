import { randomBytes, randomUUID } from "node:crypto";

function parseJson(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Amplify asks whether an owner claim is a JSON list, and most are no JSON at all.
    return null;
  }
}

const base32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** https://github.com/ulid/spec: 48 bits of time, 80 of chance. */
function autoUlid(): string {
  let time = Date.now();
  let text = "";
  for (let index = 0; index < 10; index++) {
    text = base32.charAt(time % 32) + text;
    time = Math.floor(time / 32);
  }
  for (const byte of randomBytes(16)) text += base32.charAt(byte % 32);
  return text;
}

/** https://github.com/segmentio/ksuid: 32 bits of seconds since 2014-05-13T16:53:20Z, 128 of chance, in base 62. */
function autoKsuid(): string {
  const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const seconds = Math.floor(Date.now() / 1000) - 1_400_000_000;
  let value = BigInt(`0x${seconds.toString(16).padStart(8, "0")}${randomBytes(16).toString("hex")}`);
  let text = "";
  for (let index = 0; index < 27; index++) {
    text = digits.charAt(Number(value % 62n)) + text;
    value /= 62n;
  }
  return text;
}

const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "'": "\\'",
  "/": "\\/",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\b": "\\b",
  "\f": "\\f",
};

export const textUtilities = {
  toJson: (value: unknown) => JSON.stringify(value ?? null),
  parseJson,
  escapeJavaScript: (text: string) => text.replace(/[\\"'/\n\r\t\b\f]/g, (each) => escapes[each] ?? each),
  // Java's encoder writes a space as "+" and keeps "*".
  urlEncode: (text: string) => encodeURIComponent(text).replaceAll("%20", "+").replace(/[!'()~]/g, hexOf),
  urlDecode: (text: string) => decodeURIComponent(text.replaceAll("+", " ")),
  base64Encode: (text: string) => Buffer.from(text, "utf8").toString("base64"),
  base64Decode: (text: string) => Buffer.from(text, "base64").toString("utf8"),
  autoId: () => randomUUID() as string,
  autoUlid,
  autoKsuid,
};

function hexOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
