import { bounds } from "./bounds.ts";
import { ImportError } from "./import-error.ts";
import type { Parsed } from "./parse-phrases.ts";

/**
 * The phrases in a file. Its readers are fetched with the first file.
 * @throws {ImportError} whatever is wrong
 */
export async function readFile(file: File): Promise<Parsed> {
  if (file.size > bounds.bytes) throw new ImportError([{ code: "TooLarge", values: { most: bounds.bytes / 1024 / 1024 } }]);
  try {
    const [{ parsePhrases }, content] = await Promise.all([import("./parse-phrases.ts"), file.arrayBuffer()]);
    return parsePhrases(file.name, new Uint8Array(content));
  } catch (error) {
    // A folder, or a file that has gone meanwhile.
    throw error instanceof ImportError ? error : new ImportError([{ code: "Unreadable" }]);
  }
}
