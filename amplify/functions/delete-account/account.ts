import type { AppSyncIdentity } from "aws-lambda";
import { personOf } from "../quota/person.ts";

/** Everything that a person's items are found by. */
export interface Account {
  /** The owner of phrases: the `sub` of the user pool. */
  readonly owner: string | undefined;
  /** `Person.key`s: as signed in, and as the guest who had the same identity before. */
  readonly people: readonly string[];
  /** Of the identity pool: the folder of the person's files. Unknown to a call that was made with a token alone. */
  readonly identityId: string | undefined;
}

export function accountOf(identity: AppSyncIdentity): Account {
  const { key } = personOf(identity);
  const identityId = identity && "cognitoIdentityId" in identity ? identity.cognitoIdentityId : undefined;
  const [kind, owner] = key.split("#");
  return { owner: kind === "user" ? owner : undefined, people: [key, ...(identityId ? [`guest#${identityId}`] : [])], identityId };
}
