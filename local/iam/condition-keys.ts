import type { Principal } from "../authentication/principal.ts";
import type { RequestContext } from "./pattern.ts";

/** What one call says beyond who makes it. */
export interface Place {
  readonly region: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** `AROA...` of the caller's role. */
  readonly roleId: string | undefined;
}

/** The keys that requests have here, in lower case (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html). */
const knownKeys: ReadonlySet<string> = new Set([
  "aws:currenttime",
  "aws:epochtime",
  "aws:federatedprovider",
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principaltype",
  "aws:requestedregion",
  "aws:securetransport",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:userid",
  "aws:viaawsservice",
  "cognito-identity.amazonaws.com:amr",
  "cognito-identity.amazonaws.com:aud",
  "cognito-identity.amazonaws.com:sub",
  "s3:delimiter",
  "s3:max-keys",
  "s3:prefix",
]);

export const isKnownKey = (key: string): boolean => knownKeys.has(key.toLowerCase());

/** `more` are the service's own keys, in lower case. */
export function contextOf(principal: Principal, { region, now, roleId }: Place, more: Readonly<Record<string, string>> = {}): RequestContext {
  const { arn, roleArn, accountId, cognito } = principal;
  const context = new Map<string, string | readonly string[]>(Object.entries(more));
  context.set("aws:currenttime", new Date(now).toISOString());
  context.set("aws:epochtime", String(Math.floor(now / 1000)));
  context.set("aws:principalaccount", accountId);
  context.set("aws:principalarn", roleArn);
  context.set("aws:principaltype", "AssumedRole");
  context.set("aws:requestedregion", region);
  // The loopback of one machine stands for TLS: a policy that asks for it means the network.
  context.set("aws:securetransport", "true");
  context.set("aws:userid", `${roleId ?? ""}:${arn.slice(arn.lastIndexOf("/") + 1)}`);
  context.set("aws:viaawsservice", "false");
  if (cognito) {
    context.set("aws:federatedprovider", "cognito-identity.amazonaws.com");
    for (const [key, value] of Object.entries(webIdentityKeys(cognito))) context.set(key, value);
  }
  return context;
}

/** What an identity pool's token says: https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html */
export function webIdentityKeys(cognito: NonNullable<Principal["cognito"]>): Readonly<Record<string, string | readonly string[]>> {
  const { authType, authProvider, identityId, identityPoolId } = cognito;
  const providers = authProvider === undefined ? [] : authProvider.split(",").map((provider) => provider.replace(/^"|"$/g, ""));
  return {
    "cognito-identity.amazonaws.com:amr": [authType, ...providers],
    "cognito-identity.amazonaws.com:aud": identityPoolId,
    "cognito-identity.amazonaws.com:sub": identityId,
  };
}
