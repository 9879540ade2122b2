import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { StoreError } from "../storage/store-error.ts";

const keyBytes = 32;

/** The key in a file, made on first use and readable by its owner alone. Two processes that make it at once agree on one. */
export function loadSecretKey(path: string): Buffer {
  try {
    return read(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  const file = openSync(draft, "wx", 0o600);
  try {
    writeSync(file, randomBytes(keyBytes));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(draft, path); // Unlike rename, never replaces a key that another process made meanwhile.
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return read(path);
}

function read(path: string): Buffer {
  const key = readFileSync(path);
  if (key.length === keyBytes) return key;
  throw new StoreError(
    `${path} is damaged: it has ${key.length} bytes, not ${keyBytes}. Delete it: everybody is then signed out.`,
  );
}
