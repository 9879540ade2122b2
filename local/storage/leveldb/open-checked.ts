import { levelCodeOf, StoreError } from "../store-error.ts";
import { checkFiles } from "./check-files.ts";

/**
 * Opens a LevelDB that is whole, and rejects with StoreError where it is not, is in use by another process, or cannot be
 * opened for want of room: never an empty one in place of what was there. `open` makes it too: one that is made opens
 * itself, sooner or later.
 */
export async function openChecked<Database>(location: string, open: () => Promise<Database>): Promise<Database> {
  try {
    await checkFiles(location);
    return await open();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    if (levelCodeOf(error) === "LEVEL_LOCKED") throw new StoreError(`${location} is in use by another running process.`, { cause: error });
    throw new StoreError(`${location} cannot be opened: ${reasonOf(error)}. ${isOfNoRoom(error) ? makeRoom : "Nothing was changed."}`, { cause: error });
  }
}

export interface WriteGuard {
  /** Rejects with StoreError when the write fails, and from then on. */
  readonly run: <Result>(write: () => Promise<Result>) => Promise<Result>;
  readonly hasFailed: boolean;
}

/**
 * For all writes of one database. After one that failed no other is tried: LevelDB's log may then end in half a record,
 * and what came behind that would be dropped by the next start.
 */
export function createWriteGuard(location: string): WriteGuard {
  let failure: StoreError | undefined;
  return {
    get hasFailed() {
      return failure !== undefined;
    },
    async run(write) {
      if (failure) throw failure;
      try {
        return await write();
      } catch (error) {
        failure ??= new StoreError(`${location} cannot be written any more: ${reasonOf(error)}. It is still read; what was acknowledged is kept. ${makeRoom}`, { cause: error });
        throw failure;
      }
    },
  };
}

const makeRoom = "Make room on the disk if it is full, then start Parley again.";

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
};

const isOfNoRoom = (error: unknown) => reasonOf(error).includes("No space left on device");
