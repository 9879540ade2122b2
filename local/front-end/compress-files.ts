import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const compressible = new Set([".html", ".js", ".mjs", ".css", ".svg", ".json", ".webmanifest", ".txt", ".wasm"]);
const [brotli, gzipped] = [promisify(brotliCompress), promisify(gzip)];

/** Writes `FILE.br` and `FILE.gz` beside each file that gets smaller, so that serving compresses nothing. */
export async function compressFiles(directory: string): Promise<void> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && compressible.has(extname(entry.name)));
  await Promise.all(files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    const content = await readFile(path);
    // Quality 9 compresses as well as 11 within 3 %, in a tenth of the time.
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    for (const [extension, smaller] of [[".br", await brotli(content, { params })], [".gz", await gzipped(content, { level: 9 })]] as const) {
      if (smaller.length < content.length * 0.95) await writeFile(path + extension, smaller);
    }
  }));
}
