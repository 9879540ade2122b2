import { notAuthorized } from "../errors.ts";
import type { IdentityPools } from "../identity-pool.ts";
import type { IdentityStore } from "../identity-store.ts";
import { parseRequest, required } from "../input.ts";
import type { VerifyLogin } from "../verify-login.ts";

/** The same identity for the same person, always; a new one for every guest who asks. */
export const getId =
  ({ pools, identities, verifyLogin }: { pools: IdentityPools; identities: IdentityStore; verifyLogin: VerifyLogin }) =>
  async (input: object) => {
    const { IdentityPoolId, Logins } = parseRequest(input);
    const pool = pools.get(required(IdentityPoolId, "identityPoolId"));
    const login = (await verifyLogin(pool, Logins))?.login;
    if (!login && !pool.allowsGuests) throw notAuthorized("Unauthenticated access is not supported for this identity pool.");
    const known = login && identities.findByLogin(pool, login);
    const identity = known ?? (await identities.create(pool, login));
    return { IdentityId: identity.id };
  };
