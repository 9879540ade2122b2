import { join } from "node:path";
import type { Assembly } from "../../assembly/model.ts";
import type { CredentialIssuer, TokenVerifier } from "../../authentication/principal.ts";
import { jsonProtocolService } from "../../gateway/json-protocol.ts";
import type { Service } from "../../gateway/service.ts";
import type { AccessControl } from "../../iam/access-control.ts";
import { openDurableStore } from "../../storage/durable-store.ts";
import type { Clock } from "../interfaces.ts";
import { readIdentityPools } from "./identity-pool.ts";
import { createIdentityStore } from "./identity-store.ts";
import { getCredentialsForIdentity } from "./operations/get-credentials-for-identity.ts";
import { getId } from "./operations/get-id.ts";
import { createVerifyLogin } from "./verify-login.ts";

export interface IdentityPoolOptions {
  readonly assembly: Assembly;
  readonly dataDirectory: string;
  readonly tokens: TokenVerifier;
  readonly credentials: CredentialIssuer;
  readonly access: Pick<AccessControl, "trustsIdentityPool">;
  readonly clock: Clock;
}

/** Amazon Cognito identity pools: AWS credentials for guests and for people of a user pool. */
export async function createIdentityPools(options: IdentityPoolOptions): Promise<Service> {
  const { assembly, dataDirectory, tokens, credentials, access, clock } = options;
  const store = await openDurableStore(join(dataDirectory, "cognito", "identities"));
  const pools = readIdentityPools(assembly);
  const identities = createIdentityStore(store);
  const verifyLogin = createVerifyLogin({ tokens, clock });
  const service = jsonProtocolService({
    name: "Cognito identity pools",
    targetPrefix: "AWSCognitoIdentityService",
    operations: {
      GetCredentialsForIdentity: getCredentialsForIdentity({ pools, identities, verifyLogin, credentials, access }),
      GetId: getId({ pools, identities, verifyLogin }),
    },
  });
  return { ...service, close: () => store.close() };
}
