/** What the dictionaries do not know about writing: put right before and after a sentence goes through the engine. */

const opensQuestions: ReadonlySet<string> = new Set(["es", "gl", "ast"]);
const romance: ReadonlySet<string> = new Set(["es", "ca", "fr", "it", "pt", "pt-PT", "gl", "oc", "ast", "an", "ro"]);

/** The one form in which the dictionaries hold their words. */
export function normalize(sentence: string): string {
  return sentence
    .normalize("NFC")
    .replace(/[\u2018\u2019\u02bc](?=\p{L})/gu, "'")
    .replace(/(?<=\p{L})[\u2018\u2019\u02bc]/gu, "'");
}

/** Gives a raw translation the blanks, case and marks of its sentence. NUL stands in both for what was kept as written. */
export function restore(translated: string, sentence: string, source: string, target: string): string {
  let text = translated.replace(/ {2,}/g, " ");
  if (!/ [.,;:!?)\]]/.test(sentence)) text = text.replace(/ +(?=[.,;:!?)\]])/g, "");
  if (/\p{L}\u2019/u.test(sentence) && !sentence.includes("'")) text = text.replace(/(?<=\p{L})'/gu, "\u2019");
  return invertMarks(keepCase(keepBlanks(text, sentence), sentence, target), source, target);
}

/** Blanks at both ends, and beside what was kept as written, are the sentence's. */
function keepBlanks(text: string, sentence: string): string {
  const parts = sentence.split("\0");
  const aligned = text.split("\0").map((words, index) => {
    const part = parts[index] ?? "";
    const before = /^ */.exec(part)?.[0] ?? "";
    const after = / *$/.exec(part.slice(before.length))?.[0] ?? "";
    return before + words.replace(/^ +| +$/g, "") + after;
  });
  return aligned.join("\0");
}

const isUpper = (letter: string) => letter !== letter.toLowerCase();
const isLower = (letter: string) => letter !== letter.toUpperCase();

function keepCase(text: string, sentence: string, target: string): string {
  const letters = sentence.match(/\p{L}/gu) ?? [];
  const [first = ""] = letters;
  if (letters.length > 4 && sentence.includes(" ") && letters.every(isUpper)) return text.toUpperCase();

  // Romance languages write no common word large, so where the sentence has no capital none was meant; "I" is none.
  const inner = sentence.slice(sentence.indexOf(first) + first.length).replace(/(?<!\p{L})I(?!\p{L})/gu, "");
  const cased = romance.has(target) && !/\p{Lu}/u.test(inner) ? lowerAfterFirst(text) : text;
  const start = cased.search(/\p{L}/u);
  if (start < 0) return cased;
  const letter = String.fromCodePoint(cased.codePointAt(start) ?? 0);
  const rest = cased.slice(start + letter.length);
  const isAcronym = /^\p{Lu}/u.test(rest);
  if (isUpper(first)) return cased.slice(0, start) + letter.toUpperCase() + rest;
  return isLower(first) && !isAcronym ? cased.slice(0, start) + letter.toLowerCase() + rest : cased;
}

function lowerAfterFirst(text: string): string {
  const start = text.search(/\p{L}/u) + 1;
  return text.slice(0, start) + text.slice(start).toLowerCase();
}

function invertMarks(text: string, source: string, target: string): string {
  if (!opensQuestions.has(target)) return opensQuestions.has(source) ? text.replace(/[¿¡]/g, "") : text;
  const mark = /([?!])[^\p{L}\p{N}?!]*$/u.exec(text)?.[1];
  const opening = mark === "?" ? "¿" : "¡";
  if (!mark || text.includes(opening) || !/\p{L}/u.test(text)) return text;
  return text.replace(/^[\s\0"'“‘«([-]*/u, (before) => before + opening);
}
