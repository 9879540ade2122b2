import type { IncomingHttpHeaders } from "node:http";
import type { Clock } from "../interfaces.ts";
import type { ObjectStore } from "./object-store.ts";
import type { Payload } from "./payload.ts";

export interface ObjectCall {
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly region: string;
  readonly buckets: ReadonlySet<string>;
  readonly bucket: string;
  /** Empty for what concerns the bucket. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly payload: () => Payload;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** XML, or the bytes of an object, whose length stands in the headers. */
  readonly body?: string | AsyncIterable<Buffer>;
}

export type Operation = (call: ObjectCall) => Promise<Answer>;
