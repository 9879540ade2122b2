import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Assembly } from "../assembly/model.ts";

/** The client configuration of the assembly with AWS's addresses; kept in `directory`, because the library that makes it takes a second to load. */
export async function clientConfigOf(assembly: Assembly, directory: string): Promise<object> {
  const path = join(directory, `${await fingerprint(assembly)}.json`);
  try {
    return JSON.parse(await readFile(path, "utf8")) as object;
  } catch {
    const { generateClientConfig } = await import("./generate-client-config.ts");
    const config = await generateClientConfig(assembly);
    await mkdir(directory, { recursive: true });
    const draft = `${path}.${process.pid}`;
    await writeFile(draft, JSON.stringify(config));
    await rename(draft, path);
    return config;
  }
}

/** The root template and the asset manifests name everything else by its content. */
async function fingerprint({ directory, rootStackName, rootOutputs }: Assembly): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify([1, rootStackName, rootOutputs]));
  const names = (await readdir(directory)).filter((name) => name.endsWith(".assets.json") || name.endsWith(".template.json"));
  for (const name of names.sort()) if (!name.includes(".nested.")) hash.update(await readFile(join(directory, name)));
  return hash.digest("hex").slice(0, 32);
}
