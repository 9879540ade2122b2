import { createHash, timingSafeEqual } from "node:crypto";
import { Secret, TOTP } from "otpauth";

const period = 30;

/** 52 characters of base32, as Cognito's `SecretCode`. */
export function newTokenSecret(): string {
  return new Secret({ size: 32 }).base32;
}

/**
 * The time step (RFC 6238, 30 s) that a code of the secret belongs to: the present one or one beside it, for clocks that
 * differ a little. Undefined for a wrong code.
 */
export function stepOfCode(secret: string, code: string, now: number): number | undefined {
  const token = new TOTP({ secret: Secret.fromBase32(secret), period });
  const present = Math.floor(now / 1000 / period);
  return [present, present - 1, present + 1].find((step) => isSame(code, token.generate({ timestamp: step * period * 1000 })));
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
