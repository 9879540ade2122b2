import type { AppSyncIdentity } from "aws-lambda";
import { type Person, personOf } from "../quota/person.ts";

/** Who calls, and from where. */
export interface Caller {
  readonly person: Person;
  /** The IP address. */
  readonly address: string;
}

export function callerOf(identity: AppSyncIdentity): Caller {
  const addresses = identity && "sourceIp" in identity ? identity.sourceIp : undefined;
  return { person: personOf(identity), address: addresses?.[0] ?? "unknown" };
}
