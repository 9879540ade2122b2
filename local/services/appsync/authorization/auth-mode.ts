import type { Principal } from "../../../authentication/principal.ts";
import type { AuthType } from "../resolvers/context.ts";
import type { Identity } from "./identity.ts";

/** As `AuthenticationType` in CloudFormation names them. */
export type AuthMode = "API_KEY" | "AWS_IAM" | "AMAZON_COGNITO_USER_POOLS" | "OPENID_CONNECT" | "AWS_LAMBDA";

export const authTypes: Readonly<Record<AuthMode, AuthType>> = {
  API_KEY: "API Key Authorization",
  AWS_IAM: "IAM Authorization",
  AMAZON_COGNITO_USER_POOLS: "User Pool Authorization",
  OPENID_CONNECT: "Open ID Connect Authorization",
  AWS_LAMBDA: "Lambda Authorization",
};

/** Who makes a request, once that is proven. */
export interface Caller {
  readonly mode: AuthMode;
  readonly identity: Identity;
  /** Who signed the request; of `AWS_IAM` alone. */
  readonly principal?: Principal;
  readonly groups: readonly string[];
  /** Milliseconds since the epoch; a subscription ends then. Left out where nothing expires. */
  readonly expiresAt?: number;
  /** `Type.field`s that a Lambda authorizer denied. */
  readonly deniedFields?: ReadonlySet<string>;
}
