import { limits } from "../../limits.ts";
import { type ErrorCode, ParleyError } from "../errors/parley-error.ts";
import { countCharacters } from "../text/clean-text.ts";

/** Controls, private use, unassigned, and direction marks that could turn the line around; joiners are part of words. */
const forbidden = /(?![\u200c\u200d])\p{C}/u;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** A name as others see it, white space tidied. Throws `NameInvalid`. */
export function displayName(typed: string): string {
  return line(typed, "NameInvalid", "name", limits.room.nameCharacters);
}

/** Throws `TitleInvalid`. */
export function roomTitle(typed: string): string {
  return line(typed, "TitleInvalid", "title", limits.room.titleCharacters);
}

function line(typed: string, code: ErrorCode, what: string, limit: number): string {
  if (typed.length > 20 * limit) throw tooLong(code, what, limit);
  const text = typed.trim().replace(/\s+/g, " ");
  if (forbidden.test(text) || !visible.test(text)) {
    throw new ParleyError(code, `A ${what} needs letters that others can read.`);
  }
  if (countCharacters(text) > limit) throw tooLong(code, what, limit);
  return text;
}

const tooLong = (code: ErrorCode, what: string, limit: number) =>
  new ParleyError(code, `A ${what} can be ${limit} characters long at most.`);
