import type { IncomingHttpHeaders } from "node:http";
import type { Access, Denial } from "../../iam/access-control.ts";
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
  /** Why the caller may not; undefined if it may. */
  readonly refusalOf: (access: Access) => Denial | undefined;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** XML, or the bytes of an object, whose length stands in the headers. */
  readonly body?: string | AsyncIterable<Buffer>;
}

/** What the caller of an operation needs: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html */
export type Requires = (call: ObjectCall) => readonly Access[];

export type Operation = (call: ObjectCall) => Promise<Answer>;
