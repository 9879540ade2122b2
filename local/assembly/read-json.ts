import { readFileSync } from "node:fs";
import { AssemblyError } from "./assembly-error.ts";
import { isObject } from "./template.ts";

/** A file of the assembly, which always holds a JSON object. Throws AssemblyError. */
export function readJson(path: string): Readonly<Record<string, unknown>> {
  const value = parse(path);
  if (!isObject(value)) throw new AssemblyError(`${path} holds no JSON object. Synthesize the backend again.`);
  return value;
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new AssemblyError(`${path} cannot be read as JSON (${error instanceof Error ? error.message : String(error)}). Synthesize the backend again.`, { cause: error });
  }
}
