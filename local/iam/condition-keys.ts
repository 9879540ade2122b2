import type { Principal } from "../authentication/principal.ts";
import type { RequestContext } from "./pattern.ts";

/** What one call says beyond who makes it. */
export interface Place {
  readonly region: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** `AROA...` of the caller's role. */
  readonly roleId: string | undefined;
  /** Of the caller's role. */
  readonly tags: Readonly<Record<string, string>>;
}

/** The keys that requests have here, in lower case (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html). */
const suppliedKeys = [
  "aws:currenttime",
  "aws:epochtime",
  "aws:federatedprovider",
  "aws:multifactorauthpresent",
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalisawsservice",
  "aws:principaltype",
  "aws:referer",
  "aws:requestedregion",
  "aws:resourceaccount",
  "aws:securetransport",
  "aws:sourceip",
  "aws:useragent",
  "aws:userid",
  "aws:viaawsservice",
  "cognito-identity.amazonaws.com:amr",
  "cognito-identity.amazonaws.com:aud",
  "cognito-identity.amazonaws.com:sub",
  "dynamodb:leadingkeys",
  "dynamodb:returnconsumedcapacity",
  "dynamodb:returnvalues",
  "dynamodb:select",
  "s3:authtype",
  "s3:delimiter",
  "s3:max-keys",
  "s3:prefix",
  "s3:resourceaccount",
  "s3:signatureversion",
  "s3:tlsversion",
];

/** Those that AWS adds where a call comes from a network, a service or a user that does not exist here, or makes tags. */
const absentKeys = [
  "aws:calledvia",
  "aws:calledviafirst",
  "aws:calledvialast",
  "aws:multifactorauthage",
  "aws:principalservicename",
  "aws:principalservicenameslist",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceidentity",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:tagkeys",
  "aws:username",
  "aws:vpcsourceip",
];

const knownKeys: ReadonlySet<string> = new Set([...suppliedKeys, ...absentKeys]);
/** `s3:x-amz-` is a header of the request. */
const knownPrefixes = ["aws:principaltag/", "aws:requesttag/", "s3:x-amz-"];

export function isKnownKey(key: string): boolean {
  const name = key.toLowerCase();
  return knownKeys.has(name) || knownPrefixes.some((prefix) => name.startsWith(prefix));
}

export type Keys = Readonly<Record<string, string | readonly string[]>>;

/** `more` are the service's own keys, in lower case. */
export function contextOf(principal: Principal, { region, now, roleId, tags }: Place, more: Keys = {}): RequestContext {
  const { arn, roleArn, accountId, cognito, request = {} } = principal;
  const context = new Map<string, string | readonly string[]>(Object.entries(more));
  context.set("aws:currenttime", new Date(now).toISOString());
  context.set("aws:epochtime", String(Math.floor(now / 1000)));
  context.set("aws:multifactorauthpresent", "false");
  context.set("aws:principalaccount", accountId);
  context.set("aws:principalarn", roleArn);
  context.set("aws:principalisawsservice", "false");
  context.set("aws:principaltype", "AssumedRole");
  context.set("aws:requestedregion", region);
  context.set("aws:resourceaccount", accountId);
  // The loopback of one machine stands for TLS: a policy that asks for it means the network.
  context.set("aws:securetransport", "true");
  context.set("aws:userid", `${roleId ?? ""}:${arn.slice(arn.lastIndexOf("/") + 1)}`);
  context.set("aws:viaawsservice", "false");
  if (request.sourceIp !== undefined) context.set("aws:sourceip", request.sourceIp);
  if (request.userAgent !== undefined) context.set("aws:useragent", request.userAgent);
  if (request.referer !== undefined) context.set("aws:referer", request.referer);
  for (const [name, value] of Object.entries(tags)) context.set(`aws:principaltag/${name.toLowerCase()}`, value);
  if (cognito) {
    context.set("aws:federatedprovider", "cognito-identity.amazonaws.com");
    for (const [key, value] of Object.entries(webIdentityKeys(cognito))) context.set(key, value);
  }
  return context;
}

/** What an identity pool's token says: https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html */
export function webIdentityKeys(cognito: NonNullable<Principal["cognito"]>): Keys {
  const { authType, authProvider, identityId, identityPoolId } = cognito;
  const providers = authProvider === undefined ? [] : authProvider.split(",").map((provider) => provider.replace(/^"|"$/g, ""));
  return {
    "cognito-identity.amazonaws.com:amr": [authType, ...providers],
    "cognito-identity.amazonaws.com:aud": identityPoolId,
    "cognito-identity.amazonaws.com:sub": identityId,
  };
}
