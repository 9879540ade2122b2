import type { BuildOptions } from "esbuild";

/** What esbuild's command line takes as a list with commas between, and its API as an array. */
const lists = new Set(["conditions", "main-fields", "resolve-extensions", "target"]);

const values: Readonly<Record<string, boolean>> = { true: true, false: false };

/**
 * The options of esbuild's API that mean what these words of its command line mean: `--name`, `--name=value`,
 * `--name:value` (may be repeated), `--name:key=value`, and the file to start from. A name that esbuild does not know
 * it refuses itself.
 */
export function esbuildOptions(words: readonly string[]): BuildOptions {
  const options: Record<string, unknown> = {};
  for (const word of words) {
    const [, name, mark, rest = ""] = /^--([a-z-]+)(?:([:=])([^]*))?$/.exec(word) ?? [];
    if (name === undefined) {
      options.entryPoints = [...asArray(options.entryPoints), word];
      continue;
    }
    const option = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    if (mark === undefined) options[option] = true;
    else if (mark === "=") options[option] = lists.has(name) ? rest.split(",") : (values[rest] ?? rest);
    else options[option] = withPart(options[option], rest);
  }
  return options;
}

function withPart(before: unknown, part: string): unknown {
  const at = part.indexOf("=");
  return at < 0 ? [...asArray(before), part] : { ...(before as object | undefined), [part.slice(0, at)]: part.slice(at + 1) };
}

const asArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
