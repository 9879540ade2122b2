import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import type { Assembly } from "../../assembly/model.ts";
import type { CredentialIssuer, SignatureVerifier, TokenVerifier } from "../../authentication/principal.ts";
import { jsonProtocolService } from "../../gateway/json-protocol.ts";
import type { Service } from "../../gateway/service.ts";
import { authorize, type AccessControl } from "../../iam/access-control.ts";
import { openDurableStore } from "../../storage/durable-store.ts";
import type { Clock } from "../interfaces.ts";
import { readIdentityPools } from "./identity-pool.ts";
import { createIdentityStore } from "./identity-store.ts";
import { deleteIdentities } from "./operations/delete-identities.ts";
import { getCredentialsForIdentity } from "./operations/get-credentials-for-identity.ts";
import { getId } from "./operations/get-id.ts";
import { createVerifyLogin } from "./verify-login.ts";

export interface IdentityPoolOptions {
  readonly assembly: Assembly;
  readonly dataDirectory: string;
  readonly tokens: TokenVerifier;
  readonly credentials: CredentialIssuer;
  readonly access: AccessControl;
  readonly signatures: SignatureVerifier;
  readonly clock: Clock;
}

/** Amazon Cognito identity pools: AWS credentials for guests and for people of a user pool. */
export async function createIdentityPools(options: IdentityPoolOptions): Promise<Service> {
  const { assembly, dataDirectory, tokens, credentials, signatures, access, clock } = options;
  const store = await openDurableStore(join(dataDirectory, "cognito", "identities"));
  const pools = readIdentityPools(assembly);
  const identities = createIdentityStore(store);
  const verifyLogin = createVerifyLogin({ tokens, clock });
  const protocol = { name: "Cognito identity pools", targetPrefix: "AWSCognitoIdentityService" };
  const open = jsonProtocolService({
    ...protocol,
    operations: {
      GetCredentialsForIdentity: getCredentialsForIdentity({ pools, identities, verifyLogin, credentials, access }),
      GetId: getId({ pools, identities, verifyLogin }),
    },
  });
  const signed = jsonProtocolService({
    ...protocol,
    signingName: "cognito-identity",
    signatures,
    // AWS knows no resource of it.
    authorize: (operation, _input, caller) => authorize(access, caller, { action: `cognito-identity:${operation}`, resource: "*" }),
    operations: { DeleteIdentities: deleteIdentities({ identities }) },
  });
  return {
    ...open,
    handle: (request, response) => (isSigned(request) ? signed : open).handle(request, response),
    close: () => store.close(),
  };
}

/** The operations for whoever runs the pool; those of its people say who they are by tokens, or not at all. */
function isSigned({ headers }: IncomingMessage): boolean {
  return headers["x-amz-target"] === "AWSCognitoIdentityService.DeleteIdentities";
}
