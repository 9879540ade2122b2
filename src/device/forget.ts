import { deleteDB } from "idb";

/** As `database.ts` names databases, and as what must survive a crash of the tab is named in localStorage. */
const ownerOf = (name: string) => /^parley(?:\/|\.outbox\.)([^/.]+)[/.]/.exec(name)?.[1];

/** Deletes everything that this browser keeps of anybody but these accounts: computers are shared. */
export async function forgetOthers(keep: readonly string[]): Promise<void> {
  const isOthers = (name: string) => !keep.includes(ownerOf(name) ?? keep[0] ?? "");
  forgetStored(isOthers);
  if (typeof indexedDB === "undefined") return;
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  await Promise.all(names.filter(isOthers).map((name) => deleteDB(name)));
}

function forgetStored(isOthers: (name: string) => boolean): void {
  try {
    Object.keys(localStorage).filter(isOthers).forEach((key) => localStorage.removeItem(key));
  } catch {
    // A browser that forbids storage has stored nothing.
  }
}
