import { toText } from "../values.ts";
import type { Methods } from "./methods.ts";

const pattern = (source: unknown, flags: string) => new RegExp(toText(source), flags);
/** Java names a group `$1` and escapes with a backslash; JavaScript has `$$` for a dollar. */
const replacement = (text: unknown) => toText(text).replace(/\\(.)/g, (_, each: string) => (each === "$" ? "$$" : each));

/** Java drops trailing empty parts unless a limit is given. */
function split(text: string, by: unknown, limit?: unknown): string[] {
  if (text === "") return [""];
  const parts = text.split(pattern(by, "u"));
  const most = limit === undefined ? 0 : Number(limit);
  if (most > 0 && parts.length > most) {
    const head: string[] = [];
    let rest = text;
    while (head.length < most - 1) {
      const found = pattern(by, "u").exec(rest);
      if (!found) break;
      head.push(rest.slice(0, found.index));
      rest = rest.slice(found.index + found[0].length);
    }
    return [...head, rest];
  }
  if (most === 0) while (parts.length > 1 && parts.at(-1) === "") parts.pop();
  return parts;
}

/** Of java.lang.String. */
export const stringMethods: Methods<string> = {
  length: (text) => text.length,
  isEmpty: (text) => text === "",
  isBlank: (text) => text.trim() === "",
  substring: (text, from, to) => text.slice(Number(from), to === undefined ? undefined : Number(to)),
  split,
  replace: (text, from, to) => text.replaceAll(toText(from), () => toText(to)),
  replaceAll: (text, from, to) => text.replace(pattern(from, "gu"), replacement(to)),
  replaceFirst: (text, from, to) => text.replace(pattern(from, "u"), replacement(to)),
  matches: (text, by) => new RegExp(`^(?:${toText(by)})$`, "u").test(text),
  contains: (text, part) => text.includes(toText(part)),
  startsWith: (text, part) => text.startsWith(toText(part)),
  endsWith: (text, part) => text.endsWith(toText(part)),
  indexOf: (text, part) => text.indexOf(toText(part)),
  lastIndexOf: (text, part) => text.lastIndexOf(toText(part)),
  charAt: (text, index) => text.charAt(Number(index)),
  toLowerCase: (text) => text.toLowerCase(),
  toUpperCase: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
  strip: (text) => text.trim(),
  concat: (text, other) => text + toText(other),
  repeat: (text, times) => text.repeat(Number(times)),
  equalsIgnoreCase: (text, other) => text.toLowerCase() === toText(other).toLowerCase(),
  compareTo: (text, other) => (text < toText(other) ? -1 : text > toText(other) ? 1 : 0),
};
