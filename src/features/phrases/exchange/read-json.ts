import { type Node, parseTree, type ParseError } from "jsonc-parser";
import { type Found, nothingFound, short } from "./check-phrase.ts";
import { json } from "./file-shape.ts";
import { ImportError, type Problem, type ProblemCode } from "./import-error.ts";
import type { Reading } from "./parse-phrases.ts";

const texts = ["sourceText", "sourceLanguage", "targetText", "targetLanguage", "note"] as const;
const switches = ["favourite", "known"] as const;

/** What Parley writes, or a bare list of phrases; what else an object holds is not looked at. */
export function readJson(text: string): Reading {
  const lineAt = lineCounter(text);
  const root = treeOf(text, lineAt);
  const wrong = (node: Node, code: ProblemCode, values: Problem["values"] = {}) => ({ code, line: lineAt(node.offset), values });

  const list = root.type === "array" ? root : property(root, "phrases");
  const format = property(root, "format");
  if (list?.type !== "array" || (format && format.value !== json.format)) throw new ImportError([wrong(root, "NotPhrases")]);
  const version = property(root, "version");
  if (version && version.value !== json.version) throw new ImportError([wrong(version, "NewerVersion")]);

  const problems: Problem[] = [];
  const found = (list.children ?? []).flatMap((node) => {
    if (node.type !== "object") {
      problems.push(wrong(node, "NotPhrases"));
      return [];
    }
    const phrase: Found = { ...nothingFound };
    for (const field of texts) {
      const value = property(node, field);
      if (value?.type === "string") phrase[field] = String(value.value);
      else if (value) problems.push(wrong(value, "NotText", { field }));
    }
    for (const field of switches) {
      const value = property(node, field);
      if (value?.type === "boolean") phrase[field] = value.value === true;
      else if (value) problems.push(wrong(value, "NotYesOrNo", { field, found: short(text.slice(value.offset, value.offset + value.length)) }));
    }
    const tags = property(node, "tags");
    if (tags?.type === "array" && tags.children?.every(({ type }) => type === "string")) {
      phrase.tags = tags.children.map(({ value }) => String(value));
    } else if (tags) problems.push(wrong(tags, "NotList"));
    return [{ line: lineAt(node.offset), phrase }];
  });
  return { found, problems };
}

/** As JavaScript reads it: the last of that name counts, and null is nothing. */
function property(node: Node, name: string): Node | undefined {
  if (node.type !== "object") return undefined;
  const value = node.children?.findLast(({ children }) => children?.[0]?.value === name)?.children?.[1];
  return value?.type === "null" ? undefined : value;
}

function treeOf(text: string, lineAt: (offset: number) => number): Node {
  const errors: ParseError[] = [];
  const root = parsed(text, errors);
  const [first] = errors;
  if (!root || first) throw new ImportError([{ code: "NotJson", line: lineAt(first?.offset ?? 0) }]);
  return root;
}

/** The parser calls itself for every bracket: a file of nothing but brackets ends it. */
function parsed(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { disallowComments: true });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The lines that offsets are in, from 1. */
function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
