import { ByteReader } from "./byte-reader.ts";
import { Damage } from "./damage.ts";
import { logRecords } from "./log-file.ts";

export interface Manifest {
  /** Bytes of each table by its number. */
  readonly tables: ReadonlyMap<number, number>;
  /** The oldest log that is still needed; 0 in a database that nothing was written to. */
  readonly oldestLog: number;
}

/** What a database consists of, from the changes that its manifest lists: https://github.com/google/leveldb/blob/main/db/version_edit.cc */
export function readManifest(bytes: Buffer): Manifest {
  const tables = new Map<number, number>();
  let oldestLog: number | undefined;
  for (const record of logRecords(bytes)) {
    const reader = new ByteReader(record);
    const readers: Readonly<Record<number, () => void>> = {
      1: () => reader.string(), // The comparator's name.
      2: () => (oldestLog = reader.varint()),
      3: () => reader.varint(), // The next file's number.
      4: () => reader.varint(), // The last sequence number.
      5: () => (reader.varint(), reader.string()), // Where to compact a level next.
      6: () => (reader.varint(), tables.delete(reader.varint())),
      7: () => {
        reader.varint(); // Its level.
        tables.set(reader.varint(), reader.varint());
        reader.string(); // Its smallest key, then its largest.
        reader.string();
      },
      9: () => reader.varint(), // An older log, of versions that had two.
    };
    while (!reader.isAtEnd) {
      const read = readers[reader.varint()];
      if (!read) throw new Damage("lists something unknown");
      read();
    }
  }
  // Every manifest says it in its first record.
  if (oldestLog === undefined) throw new Damage("is cut off");
  return { tables, oldestLog };
}
