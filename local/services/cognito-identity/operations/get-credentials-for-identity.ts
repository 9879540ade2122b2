import type { CredentialIssuer, Principal } from "../../../authentication/principal.ts";
import { roleSession } from "../../../authentication/role-session.ts";
import { AwsError } from "../../../gateway/aws-error.ts";
import type { AccessControl } from "../../../iam/access-control.ts";
import { notAuthorized, resourceNotFound } from "../errors.ts";
import type { IdentityPool, IdentityPools } from "../identity-pool.ts";
import type { Identity, IdentityStore, Login } from "../identity-store.ts";
import { parseRequest, required } from "../input.ts";
import { roleOf } from "../role-mapping.ts";
import type { VerifiedLogin, VerifyLogin } from "../verify-login.ts";

const lifetimeSeconds = 3_600;

interface Needs {
  readonly pools: IdentityPools;
  readonly identities: IdentityStore;
  readonly verifyLogin: VerifyLogin;
  readonly credentials: CredentialIssuer;
  readonly access: Pick<AccessControl, "trustsIdentityPool">;
}

/** Credentials of the pool's role for guests; for people who are signed in, of the role that their token chooses, or of the one for all of them. */
export const getCredentialsForIdentity =
  ({ pools, identities, verifyLogin, credentials, access }: Needs) =>
  async (input: object) => {
    const { IdentityId, Logins, CustomRoleArn } = parseRequest(input);
    const id = required(IdentityId, "identityId");
    const asked = identities.get(id);
    if (!asked) throw resourceNotFound(`Identity '${id}' not found.`);
    const pool = pools.get(asked.poolId);
    const verified = await verifyLogin(pool, Logins);
    const login = verified?.login;
    const identity = login ? await identityOfLogin(identities, pool, asked, login) : identityOfGuest(pool, asked);

    const roleArn = verified ? roleOfPerson(pool, verified, CustomRoleArn, identity.id) : pool.roles.unauthenticated;
    if (!roleArn) throw invalidConfiguration();
    const cognito = cognitoOf(pool, identity, login);
    if (!access.trustsIdentityPool(roleArn, cognito)) throw invalidConfiguration();
    const session = { ...roleSession(roleArn, "CognitoIdentityCredentials", pool.accountId), cognito };
    const { AccessKeyId, SecretKey, SessionToken, Expiration } = credentials.issue(session, lifetimeSeconds);
    return { IdentityId: identity.id, Credentials: { AccessKeyId, SecretKey, SessionToken, Expiration: Expiration.getTime() / 1000 } };
  };

function roleOfPerson({ roles, roleMappings }: IdentityPool, { login, claims }: VerifiedLogin, custom: string | undefined, id: string): string | undefined {
  const mapping = roleMappings.get(`${login.provider}:${String(claims.aud)}`);
  const role = roleOf(mapping, claims, roles.authenticated, custom);
  if (mapping && role === undefined) throw notAuthorized(`Access to Identity '${id}' is forbidden.`);
  return role;
}

function identityOfGuest(pool: IdentityPool, asked: Identity): Identity {
  if (asked.login) throw notAuthorized(`Access to Identity '${asked.id}' is forbidden.`);
  if (!pool.allowsGuests) throw notAuthorized("Unauthenticated access is not supported for this identity pool.");
  return asked;
}

/** A guest who signs in keeps the identity, unless the person had one before: then it is that one, and the answer names it. */
async function identityOfLogin(identities: IdentityStore, pool: IdentityPool, asked: Identity, login: Login): Promise<Identity> {
  const { provider, sub } = asked.login ?? {};
  if (provider === login.provider && sub === login.sub) return asked;
  if (asked.login) {
    throw notAuthorized("Logins don't match. Please include at least one valid login for this identity or identity pool.");
  }
  return identities.findByLogin(pool, login) ?? identities.claim(asked, login);
}

/** Also for a role whose trust policy does not let this pool, or this kind of identity, take it on. */
const invalidConfiguration = () =>
  new AwsError("InvalidIdentityPoolConfigurationException", "Invalid identity pool configuration. Check assigned IAM roles for this pool.");

function cognitoOf(pool: IdentityPool, identity: Identity, login: Login | undefined): NonNullable<Principal["cognito"]> {
  return {
    identityPoolId: pool.id,
    identityId: identity.id,
    authType: login ? "authenticated" : "unauthenticated",
    ...(login && { authProvider: `"${login.provider}","${login.provider}:CognitoSignIn:${login.sub}"` }),
  };
}
