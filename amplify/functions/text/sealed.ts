import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** Made of the words themselves: who has only what is stored can guess them, but not read them. */
const keyOf = (words: string) => createHash("sha256").update("seal\0").update(words).digest();

/** An answer as bytes that only they can read who have the words that it answers. */
export function seal(words: string, answer: string): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, keyOf(words), nonce);
  return Buffer.concat([nonce, cipher.update(answer, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where the words are others, or the bytes were changed. */
export function unseal(words: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv(algorithm, keyOf(words), bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString("utf8");
}
