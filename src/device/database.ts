import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import { currentAccount } from "./account.ts";

/** `parley/ACCOUNT/NAME`: what this device keeps of one person, so that it can be forgotten as one. */
const nameOf = (account: string, name: string) => `parley/${account}/${name}`;

interface Blueprint<S extends DBSchema> {
  name: string;
  version: number;
  /** Makes the stores; `from` is the version that this device has, 0 for none. */
  upgrade: (database: IDBPDatabase<S>, from: number) => void;
}

/**
 * A database of this account on this device. It closes by itself when the account is forgotten, in whichever tab.
 * @throws where the browser keeps nothing (private windows, blocked storage), and for an account that is not here (any more)
 */
export async function openDatabase<S extends DBSchema>(account: string, { name, version, upgrade }: Blueprint<S>): Promise<IDBPDatabase<S>> {
  if (account !== currentAccount()) throw new Error("This account is not here any more.");
  const database = await openDB<S>(nameOf(account, name), version, {
    upgrade,
    blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
  });
  // Who left while it opened has been forgotten already: nothing of them may come back to life.
  if (account === currentAccount()) return database;
  database.close();
  await deleteDB(nameOf(account, name));
  throw new Error("This account is not here any more.");
}
