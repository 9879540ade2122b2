/** A run of bytes in a file of its own, written once and never changed. */
export interface Blob {
  readonly id: string;
  readonly size: number;
}

export interface Checksum {
  /** `crc32`, `crc32c`, `sha1` or `sha256`: the end of `x-amz-checksum-...`. */
  readonly algorithm: string;
  /** base64 */
  readonly value: string;
}

export interface StoredObject {
  /** In order; one but for objects that were uploaded in parts. */
  readonly blobs: readonly Blob[];
  readonly size: number;
  /** Without quotes: the MD5 in hex, or `MD5-N` for N parts. */
  readonly etag: string;
  /** Milliseconds since the epoch, whole seconds, as HTTP dates are. */
  readonly lastModified: number;
  /** What GetObject repeats: `content-type`, `cache-control`, ..., `x-amz-meta-*`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly checksum?: Checksum;
}

export interface Upload {
  readonly key: string;
  readonly initiated: number;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Part {
  readonly number: number;
  readonly blob: Blob;
  readonly etag: string;
  readonly lastModified: number;
}
