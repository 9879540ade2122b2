import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { AssemblyError } from "./assembly-error.ts";
import { readJson } from "./read-json.ts";
import { isObject } from "./template.ts";

export type AssetLookup = (objectKeyOrUrl: string) => string;

/**
 * Reads the asset manifests (`*.assets.json`) of a cloud assembly. The lookup takes an object key, `s3://BUCKET/KEY`
 * or `https://HOST/BUCKET/KEY` and answers the file or folder; it throws for an asset that the assembly does not have.
 */
export function readAssets(directory: string): AssetLookup {
  const paths = new Map<string, string>();
  for (const file of readdirSync(directory).filter((name) => name.endsWith(".assets.json"))) {
    const manifest = readJson(join(directory, file));
    const files = isObject(manifest.files) ? manifest.files : {};
    for (const asset of Object.values(files)) {
      if (!isObject(asset) || !isObject(asset.source) || typeof asset.source.path !== "string") continue;
      for (const destination of Object.values(isObject(asset.destinations) ? asset.destinations : {})) {
        if (isObject(destination) && typeof destination.objectKey === "string") {
          paths.set(destination.objectKey, join(directory, asset.source.path));
        }
      }
    }
  }
  return (objectKeyOrUrl) => {
    const path = paths.get(objectKeyOf(objectKeyOrUrl));
    if (path === undefined) throw new AssemblyError(`The assembly in ${directory} has no asset ${objectKeyOrUrl}.`);
    if (!existsSync(path)) throw new AssemblyError(`The asset ${objectKeyOrUrl} should stand at ${path}, but nothing is there.`);
    return path;
  };
}

function objectKeyOf(objectKeyOrUrl: string): string {
  const inBucket = /^s3:\/\/[^/]+\/(.+)$/.exec(objectKeyOrUrl) ?? /^https?:\/\/[^/]+\/[^/]+\/(.+)$/.exec(objectKeyOrUrl);
  return inBucket?.[1] ?? objectKeyOrUrl;
}
