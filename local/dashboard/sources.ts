import type { AccessControl } from "../iam/access-control.ts";
import type { Buckets, DynamoDb } from "../services/interfaces.ts";
import type { Recorder } from "./recorder.ts";

/** What the dashboard shows; it changes nothing of it. */
export interface Sources {
  readonly recorder: Pick<Recorder, "requests" | "lines">;
  readonly dynamodb: DynamoDb;
  readonly buckets: Buckets;
  /** What a table or bucket is called where it was written, by its physical name. */
  readonly labels: ReadonlyMap<string, string>;
  readonly access: Pick<AccessControl, "denials">;
}
