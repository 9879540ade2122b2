import { mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { fingerprint } from "./fingerprint.ts";

export interface CachedFolder {
  /** Root of the checkout. */
  readonly root: string;
  readonly cacheDirectory: string;
  /** `assembly`, `site` */
  readonly kind: string;
  /** What the result is made from, relative to the root. */
  readonly sources: readonly string[];
  /** Fills an empty folder. */
  readonly make: (directory: string) => Promise<void>;
}

/** How many results of a kind are kept: a server that still runs an older one goes on, and going back and forth is quick. */
const kept = 3;

/** The folder made from the sources as they are now: made anew only when they changed, and never seen half done. */
export async function cachedFolder({ root, cacheDirectory, kind, sources, make }: CachedFolder): Promise<string> {
  const directory = join(cacheDirectory, `${kind}-${await fingerprint(root, sources)}`);
  const now = new Date();
  if (await utimes(directory, now, now).then(() => true, () => false)) return directory;
  await mkdir(cacheDirectory, { recursive: true });
  const draft = await mkdtemp(`${directory}.draft-`);
  try {
    await make(draft);
    await rename(draft, directory).catch((error: unknown) => {
      // Another was as quick: its result is as good.
      if (!(error instanceof Error && "code" in error && (error.code === "ENOTEMPTY" || error.code === "EEXIST"))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  await dropOld(cacheDirectory, kind);
  return directory;
}

/** A draft this old belongs to a process that was killed. */
const abandonedMs = 15 * 60_000;

async function dropOld(cacheDirectory: string, kind: string): Promise<void> {
  const names = (await readdir(cacheDirectory)).filter((name) => name.startsWith(`${kind}-`));
  const aged = await Promise.all(
    names.map(async (name) => ({ name, usedAt: await stat(join(cacheDirectory, name)).then(({ mtimeMs }) => mtimeMs, Date.now) })),
  );
  aged.sort((a, b) => b.usedAt - a.usedAt);
  const isDraft = ({ name }: { name: string }) => name.includes(".draft-");
  const old = aged.filter((each) => !isDraft(each)).slice(kept);
  const abandoned = aged.filter((each) => isDraft(each) && each.usedAt < Date.now() - abandonedMs);
  for (const { name } of [...old, ...abandoned]) await rm(join(cacheDirectory, name), { recursive: true, force: true });
}
