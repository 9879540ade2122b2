import type { Principal } from "../authentication/principal.ts";

/** How services meet: `cloud.ts` passes one service's interface to another; no service imports another. */

export type LambdaResult =
  | { readonly payload: unknown }
  /** The function threw, timed out or ended: fields as in Lambda's error payload. */
  | { readonly functionError: { readonly errorType: string; readonly errorMessage: string } };

export interface LambdaInvoker {
  /**
   * `RequestResponse` resolves with the result; `Event` resolves as soon as the event is queued, with a null payload.
   * The caller's role must allow it. Left out: a service that the function itself lets in, as Cognito for its triggers.
   */
  invoke(functionArn: string, event: unknown, invocationType: "RequestResponse" | "Event", caller?: Principal): Promise<LambdaResult>;
}

export interface DynamoDb {
  /**
   * One DynamoDB operation in process (`GetItem`, `Query`, ...), input and answer as on the wire. Throws AwsError with DynamoDB's codes.
   * The caller's role must allow it. Left out: the local cloud itself.
   */
  call(operation: string, input: object, caller?: Principal): Promise<Record<string, unknown>>;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** The code in the mail, where it has one. */
  readonly code?: string;
  /** ISO 8601 */
  readonly sentAt: string;
}

export interface Mailbox {
  /** Resolves when the mail is kept for good. `user`: whose it is, to be forgotten with them. */
  send(mail: Omit<Mail, "sentAt"> & { readonly user?: string }): Promise<void>;
  /** Whatever was sent to the user, at any address. On AWS it would lie with the user by now, not here. */
  forget(user: string): Promise<void>;
}

/** One request as its developer sees it afterwards: names, times and error codes, never what people wrote. */
export interface Trace {
  /** `mutation say`: kinds and names of the schema, not of the client. */
  operation(name: string): void;
  /** A part of the work begins; call what it answers when it has ended. */
  begin(kind: "resolver" | "function" | "data source", name: string): () => void;
  /** The first is kept. */
  failed(code: string): void;
}

/** What a bucket holds, for its developer. */
export interface Buckets {
  readonly names: readonly string[];
  /** At most `limit` objects, in S3's order, after the key `after`. */
  objects(bucket: string, limit: number, after?: string): Promise<readonly { readonly key: string; readonly size: number; readonly lastModified: number }[]>;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}
