import type { Principal } from "../../../authentication/principal.ts";
import { AwsError } from "../../../gateway/aws-error.ts";
import { invalidParameter } from "../errors.ts";
import type { IdentityStore } from "../identity-store.ts";

const mostIds = 60;

/** For roles of functions: whoever has credentials from an identity pool has them for what belongs to an identity, not for the pool. */
export const deleteIdentities =
  ({ identities }: { identities: IdentityStore }) =>
  async (input: object, caller?: Principal) => {
    if (!caller || caller.cognito) {
      throw new AwsError("AccessDeniedException", `User: ${caller?.arn ?? "anonymous"} is not authorized to perform: cognito-identity:DeleteIdentities`);
    }
    const ids = readIds(input);
    // What is not there, or not any more, is none to be kept: AWS does not name it either.
    await identities.remove(...ids);
    return { UnprocessedIdentityIds: [] };
  };

function readIds(input: object): string[] {
  const { IdentityIdsToDelete: ids } = input as Record<string, unknown>;
  const isList = Array.isArray(ids) && ids.length > 0 && ids.length <= mostIds;
  if (!isList || !ids.every((id): id is string => typeof id === "string")) {
    throw invalidParameter(`1 validation error detected: Value at 'identityIdsToDelete' failed to satisfy constraint: Member must have length between 1 and ${mostIds}`);
  }
  return ids;
}
