import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface SmallDisk {
  readonly directory: string;
  remove(): void;
}

/** A disk of a few hundred kilobytes that fills up for real. Needs root and Linux; elsewhere there is none. */
export function mountSmallDisk(kilobytes: number): SmallDisk | undefined {
  const directory = mkdtempSync(join(tmpdir(), "small-disk-"));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", directory]);
  const remove = () => {
    if (status === 0) spawnSync("umount", ["--lazy", directory]);
    rmSync(directory, { recursive: true, force: true });
  };
  if (status === 0) return { directory, remove };
  remove();
  return undefined;
}
