import { randomInt } from "node:crypto";

/**
 * No letter that looks like another or like a digit (B I L O S Z U V Q G), and no vowel, so that no code reads as a word.
 * 19 to the power of 8 is 1.7e10: with the limit on wrong codes, one address that guesses for all of a room's day finds
 * one of a thousand open rooms in one of four hundred tries.
 */
const letters = "CDFHJKMNPRTWXY34679";
const length = 8;
const typed = new RegExp(`^[${letters}]{${length}}$`);

/** Without the hyphen: `KTRMHWMX`. */
export function newJoinCode(): string {
  return Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join("");
}

/** As it is shown and read aloud: `KTRM-HWMX`. */
export function shownJoinCode(code: string): string {
  return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
}

/** What somebody typed, in any case, with spaces or dashes; undefined where it cannot be a code. */
export function parseJoinCode(text: string): string | undefined {
  if (text.length > 100) return undefined;
  const code = text.normalize("NFKC").toUpperCase().replace(/[\s\p{Dash}.,_]/gu, "");
  return typed.test(code) ? code : undefined;
}
