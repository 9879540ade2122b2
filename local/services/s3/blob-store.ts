import { randomUUID } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { copyFile, mkdir, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Blob } from "./stored-object.ts";

const readBytes = 256 * 1024;

/** Files with random names, so that no object key ever becomes a path. */
export class BlobStore {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Streams to a new file; leaves nothing behind when `content` fails. */
  async write(content: AsyncIterable<Buffer>): Promise<Blob> {
    const id = randomUUID();
    await mkdir(join(this.#directory, id.slice(0, 2)), { recursive: true });
    const file = await open(this.#path(id), "wx", 0o600);
    let size = 0;
    try {
      for await (const chunk of content) {
        await file.writeFile(chunk); // On a handle: at the current position, and all of it.
        size += chunk.length;
      }
    } catch (error) {
      await file.close();
      await this.remove([{ id, size }]);
      throw error;
    }
    await file.close();
    return { id, size };
  }

  async copy(blob: Blob): Promise<Blob> {
    const id = randomUUID();
    await mkdir(join(this.#directory, id.slice(0, 2)), { recursive: true });
    await copyFile(this.#path(blob.id), this.#path(id), constants.COPYFILE_FICLONE);
    return { id, size: blob.size };
  }

  /**
   * The bytes from `start` to `end`, both included. The first file is open when this resolves, so that it can be read
   * to its end though the object is replaced meanwhile; rejects with `ENOENT` if that happened before.
   */
  async read(blobs: readonly Blob[], start: number, end: number): Promise<AsyncIterable<Buffer>> {
    let offset = 0;
    const wanted = [];
    for (const blob of blobs) {
      const from = Math.max(start - offset, 0);
      const to = Math.min(end - offset, blob.size - 1);
      if (from <= to) wanted.push({ blob, from, to });
      offset += blob.size;
    }
    const first = wanted[0] && (await open(this.#path(wanted[0].blob.id), "r"));
    const path = (id: string) => this.#path(id);
    return (async function* () {
      for (const [index, { blob, from, to }] of wanted.entries()) {
        const options = { start: from, end: to, highWaterMark: readBytes };
        const stream =
          index === 0 && first ? first.createReadStream(options) : createReadStream(path(blob.id), options);
        yield* stream as AsyncIterable<Buffer>;
      }
    })();
  }

  async remove(blobs: readonly Blob[]): Promise<void> {
    for (const { id } of blobs) await rm(this.#path(id), { force: true });
  }

  async *ids(): AsyncIterable<string> {
    for (const folder of await readdir(this.#directory).catch(() => []))
      yield* await readdir(join(this.#directory, folder));
  }

  #path(id: string): string {
    return join(this.#directory, id.slice(0, 2), id);
  }
}
