import { AwsError } from "../../gateway/aws-error.ts";
import { contactNames, type Contact } from "./contacts.ts";
import { flagOf, recordOf, textOf } from "../../assembly/read-property.ts";
import { selfServiceScope } from "./authenticate.ts";
import type { LambdaInvoker } from "../interfaces.ts";
import type { Membership } from "./groups.ts";
import { readTokenChange, type TokenChange } from "./token-change.ts";
import type { TokenReason } from "./tokens.ts";
import type { TriggerName, UserPoolClient } from "./user-pool.ts";
import type { User } from "./user-store.ts";

export type ClientMetadata = Readonly<Record<string, string>> | undefined;

/** Whom an event is about; a person who is only signing up has no status yet. */
export type TriggerUser = Pick<User, "username" | "sub" | "attributes"> & Partial<Pick<User, "status">>;

/** What a person who is not in the pool brings from where they were. */
export interface MigratedUser {
  readonly attributes: Readonly<Record<string, string>>;
  readonly status: "CONFIRMED" | "RESET_REQUIRED";
}

/** One step of a custom sign-in that is behind it. */
export interface ChallengeResult {
  readonly challengeName: string;
  readonly challengeResult: boolean;
  readonly challengeMetadata?: string | undefined;
}

/** How far a custom sign-in is; `name` is what was typed, where it is nobody's. */
export interface ChallengeProgress {
  readonly client: UserPoolClient;
  readonly user: TriggerUser | undefined;
  readonly name: string;
  readonly results: readonly ChallengeResult[];
  readonly metadata: ClientMetadata;
}

/**
 * The pool's Lambda triggers. A pool without the trigger answers as if it had agreed. Throws UserLambdaValidationException.
 * Events as in https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
export interface Triggers {
  preSignUp(
    client: UserPoolClient,
    user: TriggerUser,
    given: { readonly validationData: ClientMetadata; readonly metadata: ClientMetadata },
  ): Promise<{ confirm: boolean; verified: readonly Contact[] }>;
  postConfirmation(client: UserPoolClient, user: TriggerUser, source: "ConfirmSignUp" | "ConfirmForgotPassword", metadata: ClientMetadata): Promise<void>;
  /** `name` is what was typed, where it is nobody's. */
  preAuthentication(client: UserPoolClient, user: TriggerUser | undefined, name: string, metadata: ClientMetadata): Promise<void>;
  postAuthentication(client: UserPoolClient, user: TriggerUser, metadata: ClientMetadata): Promise<void>;
  generateTokens(client: UserPoolClient, user: TriggerUser, membership: Membership, reason: TokenReason, metadata: ClientMetadata): Promise<TokenChange>;
  customMessage(client: UserPoolClient, user: TriggerUser, source: string, metadata: ClientMetadata): Promise<{ subject?: string; message?: string; smsMessage?: string }>;
  defineAuthChallenge(progress: ChallengeProgress): Promise<{ challengeName: string | undefined; issueTokens: boolean; failAuthentication: boolean }>;
  createAuthChallenge(
    progress: ChallengeProgress,
    challengeName: string,
  ): Promise<{ publicParameters: Readonly<Record<string, string>>; privateParameters: Readonly<Record<string, unknown>>; challengeMetadata: string | undefined }>;
  /** Whether the answer is right. */
  verifyAuthChallenge(progress: ChallengeProgress, privateParameters: Readonly<Record<string, unknown>>, answer: string): Promise<boolean>;
  /** Undefined where the trigger does not know the person, or there is none. `password` is left out when it was forgotten. */
  migrateUser(client: UserPoolClient, name: string, password: string | undefined, metadata: ClientMetadata): Promise<MigratedUser | undefined>;
}

export function createTriggers({ lambda }: { lambda: LambdaInvoker }): Triggers {
  async function fire(name: TriggerName, source: string, client: UserPoolClient, userName: string, request: object, response: object) {
    const trigger = client.pool.triggers[name];
    if (trigger === undefined) return undefined;
    const event = {
      version: trigger.version,
      triggerSource: source,
      region: client.pool.region,
      userPoolId: client.pool.id,
      userName,
      callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId: client.id },
      request,
      response,
    };
    const result = await lambda.invoke(trigger.functionArn, event, "RequestResponse");
    if ("functionError" in result) {
      throw new AwsError("UserLambdaValidationException", `${name} failed with error ${result.functionError.errorMessage}.`);
    }
    return recordOf(recordOf(result.payload).response);
  }
  function fireChallenge(name: TriggerName, { client, user, name: typed, metadata }: ChallengeProgress, request: object, response: object) {
    const shared = { userAttributes: user ? attributesOf(user) : {}, ...(client.hidesUserExistence && { userNotFound: user === undefined }), ...withMetadata(metadata) };
    return fire(name, `${name}_Authentication`, client, user?.username ?? typed, { ...shared, ...request }, response);
  }
  const withMetadata = (metadata: ClientMetadata) => (metadata ? { clientMetadata: metadata } : {});

  return {
    async preSignUp(client, user, { validationData, metadata }) {
      const request = { userAttributes: attributesOf(user), validationData: validationData ?? null, ...withMetadata(metadata) };
      const response = await fire("PreSignUp", "PreSignUp_SignUp", client, user.username, request, {
        autoConfirmUser: false,
        autoVerifyEmail: false,
        autoVerifyPhone: false,
      });
      const verified = { email: response?.autoVerifyEmail, phone_number: response?.autoVerifyPhone };
      return { confirm: flagOf(response?.autoConfirmUser) === true, verified: contactNames.filter((contact) => flagOf(verified[contact]) === true) };
    },
    async postConfirmation(client, user, source, metadata) {
      const request = { userAttributes: attributesOf(user), ...withMetadata(metadata) };
      await fire("PostConfirmation", `PostConfirmation_${source}`, client, user.username, request, {});
    },
    async preAuthentication(client, user, name, metadata) {
      const request = {
        userAttributes: user ? attributesOf(user) : {},
        validationData: metadata ?? null,
        ...(client.hidesUserExistence && { userNotFound: user === undefined }),
      };
      await fire("PreAuthentication", "PreAuthentication_Authentication", client, user?.username ?? name, request, {});
    },
    async postAuthentication(client, user, metadata) {
      const request = { userAttributes: attributesOf(user), newDeviceUsed: false, ...withMetadata(metadata) };
      await fire("PostAuthentication", "PostAuthentication_Authentication", client, user.username, request, {});
    },
    async generateTokens(client, user, membership, reason, metadata) {
      const { groups: groupsToOverride, roles: iamRolesToOverride, preferredRole = null } = membership;
      const isFirstVersion = client.pool.triggers.PreTokenGeneration?.version === "1";
      const request = {
        userAttributes: attributesOf(user),
        groupConfiguration: { groupsToOverride, iamRolesToOverride, preferredRole },
        ...(!isFirstVersion && { scopes: [selfServiceScope] }),
        ...withMetadata(metadata),
      };
      const empty = isFirstVersion ? { claimsOverrideDetails: null } : { claimsAndScopeOverrideDetails: null };
      return readTokenChange(await fire("PreTokenGeneration", `TokenGeneration_${reason}`, client, user.username, request, empty));
    },
    async customMessage(client, user, source, metadata) {
      const parameters = { codeParameter: "{####}", usernameParameter: "{username}", linkParameter: "{##Click Here##}" };
      const request = { userAttributes: attributesOf(user), ...parameters, ...withMetadata(metadata) };
      const empty = { smsMessage: null, emailMessage: null, emailSubject: null };
      const response = await fire("CustomMessage", `CustomMessage_${source}`, client, user.username, request, empty);
      return { subject: textOf(response?.emailSubject), message: textOf(response?.emailMessage), smsMessage: textOf(response?.smsMessage) };
    },
    async defineAuthChallenge(progress) {
      const empty = { challengeName: null, issueTokens: null, failAuthentication: null };
      const response = await fireChallenge("DefineAuthChallenge", progress, { session: progress.results }, empty);
      return {
        challengeName: textOf(response?.challengeName),
        issueTokens: flagOf(response?.issueTokens) === true,
        failAuthentication: flagOf(response?.failAuthentication) === true,
      };
    },
    async createAuthChallenge(progress, challengeName) {
      const empty = { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null };
      const response = await fireChallenge("CreateAuthChallenge", progress, { challengeName, session: progress.results }, empty);
      return {
        publicParameters: textMembersOf(response?.publicChallengeParameters),
        privateParameters: recordOf(response?.privateChallengeParameters),
        challengeMetadata: textOf(response?.challengeMetadata),
      };
    },
    async verifyAuthChallenge(progress, privateChallengeParameters, challengeAnswer) {
      const request = { privateChallengeParameters, challengeAnswer };
      const response = await fireChallenge("VerifyAuthChallengeResponse", progress, request, { answerCorrect: null });
      return flagOf(response?.answerCorrect) === true;
    },
    async migrateUser(client, name, password, metadata) {
      const source = `UserMigration_${password === undefined ? "ForgotPassword" : "Authentication"}`;
      const request = { password, validationData: metadata ?? null, ...withMetadata(metadata) };
      const empty = { userAttributes: null, finalUserStatus: null, messageAction: null, desiredDeliveryMediums: null, forceAliasCreation: null };
      const response = await fire("UserMigration", source, client, name, request, empty).catch((error: unknown) => {
        // A function that throws says that it does not know the person, or that the password is wrong.
        if (error instanceof AwsError) return undefined;
        throw error;
      });
      const attributes = textMembersOf(response?.userAttributes);
      if (Object.keys(attributes).length === 0) return undefined;
      return { attributes, status: response?.finalUserStatus === "CONFIRMED" ? "CONFIRMED" : "RESET_REQUIRED" };
    },
  };
}

function attributesOf({ sub, status, attributes }: TriggerUser): Record<string, string> {
  return { sub, ...(status && { "cognito:user_status": status }), ...attributes };
}

function textMembersOf(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(recordOf(value)).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
