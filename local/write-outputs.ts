import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes `amplify_outputs.json` whole or not at all: other tools may be watching it. */
export async function writeOutputs(path: string, outputs: object): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.draft`;
  await writeFile(draft, `${JSON.stringify(outputs, null, 2)}\n`);
  await rename(draft, path);
}
