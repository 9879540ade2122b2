import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Template } from "./template.ts";

/**
 * Writes a small cloud assembly into a new temporary folder and answers its path.
 * `nested` and `assets` are named by their object key; an asset's files by their path inside its folder.
 */
export function writeAssembly(
  root: Template,
  nested: Readonly<Record<string, Template>> = {},
  assets: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): string {
  const directory = mkdtempSync(join(tmpdir(), "parley-assembly-"));
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  };
  const files: Record<string, unknown> = {};
  const addAsset = (objectKey: string, path: string) => {
    files[objectKey] = { source: { path }, destinations: { here: { bucketName: "assets", objectKey } } };
  };
  for (const [key, template] of Object.entries(nested)) {
    write(key, JSON.stringify(template));
    addAsset(key, key);
  }
  for (const [key, content] of Object.entries(assets)) {
    const folder = `asset.${key.replace(/\..*$/, "")}`;
    for (const [name, text] of Object.entries(content)) write(join(folder, name), text);
    addAsset(key, folder);
  }
  write("root.assets.json", JSON.stringify({ files }));
  write("amplify-test.template.json", JSON.stringify(root));
  const stack = { type: "aws:cloudformation:stack", properties: { templateFile: "amplify-test.template.json" } };
  write("manifest.json", JSON.stringify({ artifacts: { "amplify-test": stack } }));
  return directory;
}
