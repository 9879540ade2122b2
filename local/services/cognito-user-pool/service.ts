import { randomInt } from "node:crypto";
import { join } from "node:path";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Assembly } from "../../assembly/model.ts";
import type { SignatureVerifier, TokenVerifier } from "../../authentication/principal.ts";
import { AwsError } from "../../gateway/aws-error.ts";
import { jsonProtocolService } from "../../gateway/json-protocol.ts";
import type { Service } from "../../gateway/service.ts";
import { authorize, type AccessControl } from "../../iam/access-control.ts";
import { openDurableStore } from "../../storage/durable-store.ts";
import type { Clock, LambdaInvoker, Mailbox } from "../interfaces.ts";
import { createAttempts } from "./attempts.ts";
import { createAuthenticate } from "./authenticate.ts";
import { createChallengeSessions, createPending, type PendingPasskey, type PendingSrp } from "./challenge-sessions.ts";
import { createCodes } from "./codes.ts";
import type { Context } from "./context.ts";
import { adminAddUserToGroup } from "./operations/admin-add-user-to-group.ts";
import { adminDeleteUser } from "./operations/admin-delete-user.ts";
import { adminGetUser } from "./operations/admin-get-user.ts";
import { adminListGroupsForUser } from "./operations/admin-list-groups-for-user.ts";
import { adminRemoveUserFromGroup } from "./operations/admin-remove-user-from-group.ts";
import { associateSoftwareToken } from "./operations/associate-software-token.ts";
import { changePassword } from "./operations/change-password.ts";
import { completeWebAuthnRegistration } from "./operations/complete-web-authn-registration.ts";
import { confirmForgotPassword } from "./operations/confirm-forgot-password.ts";
import { confirmSignUp } from "./operations/confirm-sign-up.ts";
import { deleteUser } from "./operations/delete-user.ts";
import { deleteWebAuthnCredential } from "./operations/delete-web-authn-credential.ts";
import { forgotPassword } from "./operations/forgot-password.ts";
import { getTokensFromRefreshToken } from "./operations/get-tokens-from-refresh-token.ts";
import { getUserAttributeVerificationCode } from "./operations/get-user-attribute-verification-code.ts";
import { getUser } from "./operations/get-user.ts";
import { globalSignOut } from "./operations/global-sign-out.ts";
import { initiateAuth } from "./operations/initiate-auth.ts";
import { listUsers } from "./operations/list-users.ts";
import { listWebAuthnCredentials } from "./operations/list-web-authn-credentials.ts";
import { resendConfirmationCode } from "./operations/resend-confirmation-code.ts";
import { respondToAuthChallenge } from "./operations/respond-to-auth-challenge.ts";
import { revokeToken } from "./operations/revoke-token.ts";
import { setUserMfaPreference } from "./operations/set-user-mfa-preference.ts";
import { signUp } from "./operations/sign-up.ts";
import { startWebAuthnRegistration } from "./operations/start-web-authn-registration.ts";
import { updateUserAttributes } from "./operations/update-user-attributes.ts";
import { verifySoftwareToken } from "./operations/verify-software-token.ts";
import { verifyUserAttribute } from "./operations/verify-user-attribute.ts";
import { requiredAccess } from "./required-access.ts";
import { createSessionStore } from "./session-store.ts";
import { createCompleteSignIn, createSignIn } from "./sign-in.ts";
import { loadSecrets, type SigningKey } from "./signing-key.ts";
import { createTokenIssuer } from "./tokens.ts";
import { createTokenVerifier, TokenRefused, type VerifyToken } from "./token-verifier.ts";
import { createTriggers } from "./triggers.ts";
import { readUserPools, type UserPools } from "./user-pool.ts";
import { createUserStore } from "./user-store.ts";

export interface UserPoolOptions {
  readonly assembly: Assembly;
  readonly dataDirectory: string;
  readonly mailbox: Mailbox;
  readonly lambda: LambdaInvoker;
  readonly signatures: SignatureVerifier;
  readonly access: AccessControl;
  readonly clock: Clock;
  /** Six digits. */
  readonly newCode?: () => string;
}

// A value that is far too long gets the answer of its own constraint, as long as the request is not absurd.
const limitBytes = 4_000_000;

/** Amazon Cognito user pools: the API's public operations, and each pool's key set. */
export async function createUserPools(options: UserPoolOptions): Promise<Service & { readonly tokens: TokenVerifier }> {
  const { assembly, dataDirectory, mailbox, lambda, signatures, access, clock, newCode = sixDigits } = options;
  const store = await openDurableStore(join(dataDirectory, "cognito", "user-pools"));
  const { signingKey, decoySecret } = await loadSecrets(store);
  const pools = readUserPools(assembly);
  const users = createUserStore(store, pools.pools);
  const sessions = createSessionStore(store, clock);
  const attempts = createAttempts({ clock });
  const triggers = createTriggers({ lambda });
  const codes = createCodes({ newCode, mailbox, triggers, attempts, clock });
  const issueTokens = createTokenIssuer({ signingKey, triggers, clock });
  const verifyToken = createTokenVerifier({ signingKey, pools, users, sessions, clock });
  const authenticate = createAuthenticate(verifyToken);
  const challengeSessions = createChallengeSessions({ clock });
  const completeSignIn = createCompleteSignIn({ sessions, issueTokens, triggers });
  const signIn = createSignIn({ challengeSessions, completeSignIn });
  const context: Context = {
    ...{ pools, users, sessions, challengeSessions, attempts, codes, mailbox, triggers },
    ...{ authenticate, issueTokens, signIn, completeSignIn, decoySecret, clock },
    pendingSrp: createPending<PendingSrp>({ clock }),
    pendingPasskeys: createPending<PendingPasskey>({ clock }),
  };

  const protocol = { name: "Cognito user pools", targetPrefix: "AWSCognitoIdentityProviderService", limitBytes };
  /** For who has credentials: a function with a role. */
  const signedApi = jsonProtocolService({
    ...protocol,
    signatures,
    signingName: "cognito-idp",
    authorize: (operation, input, caller) => authorize(access, caller, requiredAccess(operation, input, assembly)),
    operations: {
      AdminAddUserToGroup: adminAddUserToGroup(context),
      AdminDeleteUser: adminDeleteUser(context),
      AdminGetUser: adminGetUser(context),
      AdminListGroupsForUser: adminListGroupsForUser(context),
      AdminRemoveUserFromGroup: adminRemoveUserFromGroup(context),
      ListUsers: listUsers(context),
    },
  });
  const publicApi = jsonProtocolService({
    ...protocol,
    operations: {
      AssociateSoftwareToken: associateSoftwareToken(context),
      ChangePassword: changePassword(context),
      CompleteWebAuthnRegistration: completeWebAuthnRegistration(context),
      ConfirmForgotPassword: confirmForgotPassword(context),
      ConfirmSignUp: confirmSignUp(context),
      DeleteUser: deleteUser(context),
      DeleteWebAuthnCredential: deleteWebAuthnCredential(context),
      ForgotPassword: forgotPassword(context),
      GetTokensFromRefreshToken: getTokensFromRefreshToken(context),
      GetUser: getUser(context),
      GetUserAttributeVerificationCode: getUserAttributeVerificationCode(context),
      GlobalSignOut: globalSignOut(context),
      InitiateAuth: initiateAuth(context),
      ListWebAuthnCredentials: listWebAuthnCredentials(context),
      ResendConfirmationCode: resendConfirmationCode(context),
      RespondToAuthChallenge: respondToAuthChallenge(context),
      RevokeToken: revokeToken(context),
      SetUserMFAPreference: setUserMfaPreference(context),
      SignUp: signUp(context),
      StartWebAuthnRegistration: startWebAuthnRegistration(context),
      UpdateUserAttributes: updateUserAttributes(context),
      VerifySoftwareToken: verifySoftwareToken(context),
      VerifyUserAttribute: verifyUserAttribute(context),
    },
  });

  return {
    name: protocol.name,
    handles: (request) => isKeySet(request, pools) || publicApi.handles(request),
    async handle(request, response) {
      if (isKeySet(request, pools)) answerKeySet(response, signingKey);
      else await (isForAdministrators(request) ? signedApi : publicApi).handle(request, response);
    },
    close: () => store.close(),
    tokens: { verify: verifyForPool(verifyToken, pools) },
  };
}

function isForAdministrators({ headers }: IncomingMessage): boolean {
  return /\.(?:Admin\w+|ListUsers)$/.test(String(headers["x-amz-target"]));
}

function sixDigits(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

function isKeySet({ method, url = "" }: IncomingMessage, { pools }: UserPools): boolean {
  const poolId = /^\/([^/]+)\/\.well-known\/jwks\.json(?:\?|$)/.exec(url)?.[1];
  return (method === "GET" || method === "HEAD") && poolId !== undefined && pools.has(poolId);
}

function answerKeySet(response: ServerResponse, { jwk }: SigningKey): void {
  response.writeHead(200, { "content-type": "application/json", "cache-control": "public, max-age=86400" });
  response.end(JSON.stringify({ keys: [jwk] }));
}

function verifyForPool(verifyToken: VerifyToken, { pools }: UserPools): TokenVerifier["verify"] {
  return async (token, userPoolId) => {
    try {
      const { claims } = await verifyToken(token);
      if (claims.iss === pools.get(userPoolId)?.issuer) return claims;
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      if (error.problem === "expired") throw new AwsError("UnauthorizedException", "Token has expired.", 401);
      if (error.problem === "malformed") throw new AwsError("UnauthorizedException", "Unable to parse JWT token.", 401);
    }
    throw new AwsError("UnauthorizedException", "You are not authorized to make this call.", 401);
  };
}
