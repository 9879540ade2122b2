import { readFileSync } from "node:fs";
import { isAbsolute, relative } from "node:path";

/** One thing that is wrong in the sources: where, in the checkout, and what. */
interface Fault {
  readonly place?: string;
  readonly message: string;
}

/**
 * What esbuild, Node.js, Amplify or CDK printed when they failed, as one line for each fault: `FILE:LINE:COLUMN: message`,
 * files relative to `root`. Undefined where none of them wrote it.
 * `sources`: the files that are looked through for the names in a message that comes without a place.
 */
export function explainOutput(output: string, root: string, sources: readonly string[] = []): string | undefined {
  const syntax = [...transformFaults(output, root), ...bundleFaults(output, root)];
  const faults = syntax.length > 0 ? syntax : thrownFault(output, root, sources);
  if (faults.length === 0) return undefined;
  return faults.map(({ place, message }) => (place === undefined ? message : `${place}: ${message}`)).join("\n");
}

/** tsx, of a module that it cannot read: `/PATH/FILE.ts:84:2: ERROR: Expected ")" but found ";"` */
function transformFaults(output: string, root: string): Fault[] {
  return [...output.matchAll(/^(\/[^\n]+:\d+:\d+): ERROR: (.+)$/gm)].map(([, place = "", message = ""]) => ({ place: inRoot(place, root), message }));
}

/** esbuild, of a function that it cannot bundle: the message, and indented below it the place. */
function bundleFaults(output: string, root: string): Fault[] {
  return [...output.matchAll(/\[ERROR\] (.+)\n\n {4}(\S[^\n]*:\d+:\d+):\n/g)].map(([, message = "", place = ""]) => ({ place: inRoot(place, root), message }));
}

/** An exception that nobody caught: its words, Amplify's advice, and the innermost line of the checkout that led to it. */
function thrownFault(output: string, root: string, sources: readonly string[]): Fault[] {
  const thrown = /^(?:\w*Error(?: \[[^\]\n]+\])?: |\[?«\w+» )((?:.|\n)+?)\n\s+(?:at |\.\.\.)/m.exec(output);
  if (!thrown?.[1]) return [];
  const words = thrown[1].trim();
  const advice = /^ {2,}resolution: ['"`](.+)['"`],?$/m.exec(output.slice(thrown.index))?.[1];
  const message = advice === undefined ? words : `${words.replace(/[.]?$/, ".")} ${advice.replaceAll("\\'", "'")}`;
  const stack = output.slice(thrown.index);
  // JavaScript's own errors are thrown where the mistake is; a library's may be thrown long after.
  const isExact = /^(?:Type|Reference|Range|Syntax)Error/.test(stack);
  const place = (isExact ? undefined : whereNamed(words, sources, root)) ?? innermost(stack, root);
  return [place === undefined ? { message } : { place, message }];
}

function innermost(stack: string, root: string): string | undefined {
  for (const [, path = ""] of stack.matchAll(/^\s+at .*?\(?((?:file:\/\/)?\/[^()\n]+:\d+:\d+)\)?(?: \{)?$/gm)) {
    const place = inRoot(path.replace(/^file:\/\//, ""), root);
    if (!isAbsolute(place) && !place.startsWith("..") && !place.includes("node_modules/")) return place;
  }
  return undefined;
}

/** The schema is checked as a whole, so its errors say names, not lines: where one of them stands once only, it is meant. */
function whereNamed(words: string, sources: readonly string[], root: string): string | undefined {
  const names = [...new Set(words.match(/[A-Za-z_]\w{3,}/g) ?? [])];
  const lines = sources.flatMap((file) => read(file, root).split("\n").map((text, index) => ({ place: `${file}:${index + 1}`, text })));
  const places = names.flatMap((name) => {
    const quoted = new RegExp(`["'\`]${name}["'\`]`);
    const found = lines.filter(({ text }) => quoted.test(text));
    return found.length === 1 ? found : [];
  });
  return places[0]?.place;
}

function read(file: string, root: string): string {
  try {
    return readFileSync(`${root}/${file}`, "utf8");
  } catch {
    return "";
  }
}

const inRoot = (path: string, root: string) => (isAbsolute(path) ? relative(root, path) : path);
