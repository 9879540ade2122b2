import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ClassicLevel } from "classic-level";
import { levelCodeOf } from "./store-error.ts";

export interface ProcessLock {
  /** Keep the lock reachable until then: collected as garbage, it would be let go. */
  release(): Promise<void>;
}

/** Another process has the lock; its id where it has written it down. */
export class Locked extends Error {
  override readonly name = "Locked";
  constructor(
    directory: string,
    readonly pid: number | undefined,
  ) {
    super(`${directory} is locked by process ${String(pid)}.`);
  }
}

/**
 * Locks a folder for this process. Node has no file locks, so an empty LevelDB's lends its own: the operating system
 * ends that with the process, however it dies, so no lock is ever stale. The id in the file beside it is for people.
 * Rejects with Locked.
 */
export async function lockForProcess(directory: string): Promise<ProcessLock> {
  await mkdir(directory, { recursive: true });
  const pidFile = join(directory, "pid");
  const level = await open(directory).catch(async (error: unknown) => {
    if (levelCodeOf(error) === "LEVEL_LOCKED") throw new Locked(directory, await readPid(pidFile));
    // It is ours, but not readable: there is nothing in it to lose.
    await rm(directory, { recursive: true });
    return open(directory);
  });
  await writeFile(pidFile, String(process.pid));
  return {
    async release() {
      await rm(pidFile, { force: true });
      await level.close();
    },
  };
}

async function open(directory: string): Promise<ClassicLevel> {
  const level = new ClassicLevel(directory);
  await level.open();
  return level;
}

async function readPid(pidFile: string): Promise<number | undefined> {
  const text = await readFile(pidFile, "utf8").catch(() => "");
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
