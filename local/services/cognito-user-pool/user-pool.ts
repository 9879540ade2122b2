import type { Assembly, Resource } from "../../assembly/model.ts";
import { flagOf, numberOf, recordOf, recordsOf, textOf, textsOf } from "../../assembly/read-property.ts";
import { AwsError } from "../../gateway/aws-error.ts";
import { contactNames, isContact, type Contact } from "./contacts.ts";

export interface UserPool {
  readonly id: string;
  /** What follows the underscore of the id: part of what SRP hashes. */
  readonly name: string;
  readonly region: string;
  readonly issuer: string;
  /** What people sign in with, and the username is a UUID. None: with a name of their own. */
  readonly usernames: readonly Contact[];
  /** What people may sign in with as well as with their username, once it is verified. */
  readonly aliases: readonly Contact[];
  readonly caseSensitive: boolean;
  readonly selfSignUp: boolean;
  readonly autoVerified: readonly Contact[];
  /** A change of these takes effect only once it is verified. */
  readonly verifiedBeforeUpdate: readonly Contact[];
  /** What a forgotten password's code is sent to: the first that the person verified. */
  readonly recovery: readonly Contact[];
  readonly passwordPolicy: PasswordPolicy;
  readonly mfa: "OFF" | "OPTIONAL" | "ON";
  /** Authenticator apps may be a second factor. */
  readonly softwareTokens: boolean;
  /** What a sign-in may begin with: `PASSWORD`, `WEB_AUTHN`. */
  readonly firstFactors: readonly string[];
  /** The domain of passkeys. */
  readonly relyingPartyId: string | undefined;
  readonly userVerification: "preferred" | "required";
  readonly attributes: ReadonlyMap<string, AttributeSchema>;
  readonly verificationMail: { readonly subject: string; readonly message: string };
  readonly verificationSms: string;
  readonly triggers: Readonly<Partial<Record<TriggerName, Trigger>>>;
  readonly groups: ReadonlyMap<string, Group>;
}

const triggerNames = [
  ...(["PreSignUp", "PostConfirmation", "PreAuthentication", "PostAuthentication"] as const),
  ...(["PreTokenGeneration", "CustomMessage", "UserMigration"] as const),
  ...(["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"] as const),
];
export type TriggerName = (typeof triggerNames)[number];

export interface Trigger {
  readonly functionArn: string;
  /** Of the event; only PreTokenGeneration has others than "1". */
  readonly version: string;
}

export interface Group {
  readonly name: string;
  /** The lowest counts most. */
  readonly precedence: number | undefined;
  readonly roleArn: string | undefined;
}

export interface PasswordPolicy {
  readonly minimumLength: number;
  readonly uppercase: boolean;
  readonly lowercase: boolean;
  readonly numbers: boolean;
  readonly symbols: boolean;
  /** How many passwords, the present one among them, cannot be taken again. */
  readonly remembered: number;
}

export interface AttributeSchema {
  readonly required: boolean;
  readonly mutable: boolean;
}

export interface UserPoolClient {
  readonly id: string;
  readonly pool: UserPool;
  readonly authFlows: readonly string[];
  readonly hidesUserExistence: boolean;
  readonly revocable: boolean;
  /** Seconds, of the `Session` of a challenge. */
  readonly challengeLifetime: number;
  /** Seconds. */
  readonly accessTokenLifetime: number;
  readonly idTokenLifetime: number;
  readonly refreshTokenLifetime: number;
  /** Seconds for which a used refresh token still works; undefined where refresh tokens do not rotate. */
  readonly rotationGrace: number | undefined;
  /** Undefined: all. */
  readonly readableAttributes: readonly string[] | undefined;
  readonly writableAttributes: readonly string[] | undefined;
}

export interface UserPools {
  readonly pools: ReadonlyMap<string, UserPool>;
  find(clientId: string): UserPoolClient | undefined;
  /** Throws ResourceNotFoundException. */
  client(id: string): UserPoolClient;
}

export function readUserPools(assembly: Assembly): UserPools {
  const pools = new Map(assembly.resourcesOf("AWS::Cognito::UserPool").map((resource) => [resource.ref, readPool(resource, assembly)]));
  const clients = new Map<string, UserPoolClient>();
  for (const resource of assembly.resourcesOf("AWS::Cognito::UserPoolClient")) {
    const pool = pools.get(textOf(resource.properties.UserPoolId) ?? "");
    if (pool) clients.set(resource.ref, readClient(resource, pool));
  }
  return {
    pools,
    find: (id) => clients.get(id),
    client(id) {
      const client = clients.get(id);
      if (!client) throw new AwsError("ResourceNotFoundException", `User pool client ${id} does not exist.`);
      return client;
    },
  };
}

function readPool({ ref, properties }: Resource, assembly: Assembly): UserPool {
  const { region } = assembly;
  const template = recordOf(properties.VerificationMessageTemplate);
  return {
    id: ref,
    name: ref.slice(ref.indexOf("_") + 1),
    region,
    issuer: `https://cognito-idp.${region}.amazonaws.com/${ref}`,
    usernames: contactsAmong(properties.UsernameAttributes),
    aliases: contactsAmong(properties.AliasAttributes),
    caseSensitive: flagOf(recordOf(properties.UsernameConfiguration).CaseSensitive) ?? true,
    selfSignUp: flagOf(recordOf(properties.AdminCreateUserConfig).AllowAdminCreateUserOnly) !== true,
    autoVerified: contactsAmong(properties.AutoVerifiedAttributes),
    verifiedBeforeUpdate: contactsAmong(recordOf(properties.UserAttributeUpdateSettings).AttributesRequireVerificationBeforeUpdate),
    recovery: readRecovery(recordsOf(recordOf(properties.AccountRecoverySetting).RecoveryMechanisms)),
    passwordPolicy: readPasswordPolicy(recordOf(recordOf(properties.Policies).PasswordPolicy)),
    mfa: readMfa(properties.MfaConfiguration),
    softwareTokens: readMfa(properties.MfaConfiguration) !== "OFF" && textsOf(properties.EnabledMfas).includes("SOFTWARE_TOKEN_MFA"),
    firstFactors: readFirstFactors(recordOf(recordOf(properties.Policies).SignInPolicy)),
    relyingPartyId: textOf(properties.WebAuthnRelyingPartyID),
    userVerification: properties.WebAuthnUserVerification === "required" ? "required" : "preferred",
    attributes: readAttributes(recordsOf(properties.Schema)),
    verificationMail: {
      subject: textOf(template.EmailSubject) ?? textOf(properties.EmailVerificationSubject) ?? "Your verification code",
      message: textOf(template.EmailMessage) ?? textOf(properties.EmailVerificationMessage) ?? "Your confirmation code is {####}",
    },
    verificationSms: textOf(template.SmsMessage) ?? textOf(properties.SmsVerificationMessage) ?? "Your verification code is {####}.",
    triggers: readTriggers(recordOf(properties.LambdaConfig)),
    groups: readGroups(assembly, ref),
  };
}

const contactsAmong = (names: unknown) => contactNames.filter((name) => textsOf(names).includes(name));

/** By priority; a pool that says nothing sends a text message where it can. */
function readRecovery(mechanisms: readonly Readonly<Record<string, unknown>>[]): readonly Contact[] {
  if (mechanisms.length === 0) return contactNames;
  const byPriority = mechanisms.toSorted((a, b) => (numberOf(a.Priority) ?? 0) - (numberOf(b.Priority) ?? 0));
  return byPriority.map(({ Name }) => (textOf(Name) ?? "").replace(/^verified_/, "")).filter(isContact);
}

function readTriggers(config: Readonly<Record<string, unknown>>): UserPool["triggers"] {
  const triggers: Partial<Record<TriggerName, Trigger>> = {};
  for (const name of triggerNames) {
    const functionArn = textOf(config[name]);
    if (functionArn !== undefined) triggers[name] = { functionArn, version: "1" };
  }
  const { LambdaArn, LambdaVersion } = recordOf(config.PreTokenGenerationConfig);
  const functionArn = textOf(LambdaArn);
  const version = /^V(\d)_0$/.exec(textOf(LambdaVersion) ?? "V1_0")?.[1] ?? "1";
  return functionArn === undefined ? triggers : { ...triggers, PreTokenGeneration: { functionArn, version } };
}

function readGroups(assembly: Assembly, poolId: string): ReadonlyMap<string, Group> {
  const groups = assembly.resourcesOf("AWS::Cognito::UserPoolGroup").filter(({ properties }) => properties.UserPoolId === poolId);
  return new Map(
    groups.map(({ ref, properties }) => {
      const name = textOf(properties.GroupName) ?? ref;
      return [name, { name, precedence: numberOf(properties.Precedence), roleArn: textOf(properties.RoleArn) }];
    }),
  );
}

function readMfa(value: unknown): UserPool["mfa"] {
  return value === "ON" || value === "OPTIONAL" ? value : "OFF";
}

function readFirstFactors({ AllowedFirstAuthFactors: allowed }: Readonly<Record<string, unknown>>): readonly string[] {
  return allowed === undefined ? ["PASSWORD"] : textsOf(allowed);
}

function readPasswordPolicy(policy: Readonly<Record<string, unknown>>): PasswordPolicy {
  return {
    minimumLength: numberOf(policy.MinimumLength) ?? 8,
    uppercase: flagOf(policy.RequireUppercase) ?? true,
    lowercase: flagOf(policy.RequireLowercase) ?? true,
    numbers: flagOf(policy.RequireNumbers) ?? true,
    symbols: flagOf(policy.RequireSymbols) ?? true,
    remembered: numberOf(policy.PasswordHistorySize) ?? 0,
  };
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html */
const standardAttributes = [
  ..."address birthdate email family_name gender given_name locale middle_name name nickname phone_number picture".split(" "),
  ..."preferred_username profile updated_at website zoneinfo".split(" "),
];

function readAttributes(schema: readonly Readonly<Record<string, unknown>>[]): ReadonlyMap<string, AttributeSchema> {
  const attributes = new Map<string, AttributeSchema>();
  for (const name of standardAttributes) attributes.set(name, { required: false, mutable: true });
  for (const property of schema) {
    const name = textOf(property.Name) ?? "";
    const fullName = attributes.has(name) || name.startsWith("custom:") ? name : `custom:${name}`;
    // A custom attribute whose schema does not say so is immutable, a standard one is not.
    attributes.set(fullName, { required: flagOf(property.Required) ?? false, mutable: flagOf(property.Mutable) ?? attributes.has(name) });
  }
  return attributes;
}

const secondsPerUnit: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 };

function readClient({ ref, properties }: Resource, pool: UserPool): UserPoolClient {
  const units = recordOf(properties.TokenValidityUnits);
  const lifetime = (value: unknown, unit: unknown, defaultUnit: string, fallback: number) => {
    const amount = numberOf(value);
    return amount ? amount * (secondsPerUnit[textOf(unit) ?? defaultUnit] ?? 1) : fallback;
  };
  const rotation = recordOf(properties.RefreshTokenRotation);
  const flows = textsOf(properties.ExplicitAuthFlows).map((flow) => flow.replace(/^ALLOW_/, ""));
  return {
    id: ref,
    pool,
    authFlows: flows.length > 0 ? flows : ["USER_SRP_AUTH", "REFRESH_TOKEN_AUTH", "CUSTOM_AUTH"],
    hidesUserExistence: properties.PreventUserExistenceErrors === "ENABLED",
    revocable: flagOf(properties.EnableTokenRevocation) ?? true,
    challengeLifetime: (numberOf(properties.AuthSessionValidity) ?? 3) * 60,
    accessTokenLifetime: lifetime(properties.AccessTokenValidity, units.AccessToken, "hours", 3_600),
    idTokenLifetime: lifetime(properties.IdTokenValidity, units.IdToken, "hours", 3_600),
    refreshTokenLifetime: lifetime(properties.RefreshTokenValidity, units.RefreshToken, "days", 30 * 86_400),
    rotationGrace: rotation.Feature === "ENABLED" ? (numberOf(rotation.RetryGracePeriodSeconds) ?? 0) : undefined,
    readableAttributes: properties.ReadAttributes === undefined ? undefined : textsOf(properties.ReadAttributes),
    writableAttributes: properties.WriteAttributes === undefined ? undefined : textsOf(properties.WriteAttributes),
  };
}
