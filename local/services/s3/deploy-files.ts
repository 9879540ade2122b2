import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import type { Assembly } from "../../assembly/model.ts";
import { recordsOf, textOf, textsOf } from "../../assembly/read-property.ts";
import type { Clock } from "../interfaces.ts";
import { commitObject } from "./commit-object.ts";
import { wholeSeconds } from "./object-headers.ts";
import type { ObjectStore } from "./object-store.ts";

const contentTypes: Readonly<Record<string, string>> = {
  ".json": "application/json",
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain",
};

/**
 * Puts the files of each `BucketDeployment` of the assembly into its bucket, as deploying does; Amplify's functions find
 * the model introspection there. What is there unchanged is left alone. A source that is a zip file itself is skipped,
 * and nothing is pruned: what a person stored is never removed here.
 */
export async function deployFiles(assembly: Assembly, store: ObjectStore, clock: Clock): Promise<void> {
  for (const { properties } of assembly.resourcesOf("Custom::CDKBucketDeployment")) {
    const bucket = textOf(properties.DestinationBucketName);
    const prefix = textOf(properties.DestinationBucketKeyPrefix) ?? "";
    const markers = recordsOf(properties.SourceMarkers);
    for (const [index, source] of textsOf(properties.SourceObjectKeys).entries()) {
      const folder = assembly.assetPath(source);
      if (bucket === undefined || !(await stat(folder)).isDirectory()) continue;
      for (const [name, content] of await filesOf(folder)) {
        await deployFile(store, clock, { bucket, key: posix.join(prefix, name) }, fillIn(content, markers[index] ?? {}));
      }
    }
  }
}

async function deployFile(store: ObjectStore, clock: Clock, place: { bucket: string; key: string }, content: Buffer): Promise<void> {
  const etag = createHash("md5").update(content).digest("hex");
  if ((await store.index.object(place.bucket, place.key))?.etag === etag) return;
  const blob = await store.blobs.write(once(content));
  const headers = { "content-type": contentTypes[posix.extname(place.key)] ?? "binary/octet-stream" };
  await commitObject(store, place, { blobs: [blob], size: blob.size, etag, lastModified: wholeSeconds(clock.now()), headers });
}

async function filesOf(folder: string): Promise<[string, Buffer][]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.map(async (file) => [relative(folder, file).split(sep).join("/"), await readFile(file)] as [string, Buffer]));
}

/** `Source.data` leaves markers in the file for values that are known only when deploying. */
function fillIn(content: Buffer, markers: Readonly<Record<string, unknown>>): Buffer {
  const known = Object.entries(markers);
  if (known.length === 0) return content;
  return Buffer.from(known.reduce((text, [marker, value]) => text.replaceAll(marker, String(value)), content.toString("utf8")));
}

async function* once(content: Buffer): AsyncIterable<Buffer> {
  yield content;
}
