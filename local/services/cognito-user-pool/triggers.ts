import { AwsError } from "../../gateway/aws-error.ts";
import { flagOf, recordOf, textOf, textsOf } from "../../assembly/read-property.ts";
import type { LambdaInvoker } from "../interfaces.ts";
import type { TokenReason } from "./tokens.ts";
import type { TriggerName, UserPoolClient } from "./user-pool.ts";
import type { User } from "./user-store.ts";

export type ClientMetadata = Readonly<Record<string, string>> | undefined;

/** Whom an event is about; a person who is only signing up has no status yet. */
export type TriggerUser = Pick<User, "username" | "sub" | "attributes"> & Partial<Pick<User, "status">>;

export interface TokenChange {
  readonly groups: readonly string[] | undefined;
  readonly claimsToAddOrOverride: Readonly<Record<string, unknown>>;
  readonly claimsToSuppress: readonly string[];
}

/** The pool's Lambda triggers. A pool without the trigger answers as if it had agreed. Throws UserLambdaValidationException. */
export interface Triggers {
  preSignUp(client: UserPoolClient, user: TriggerUser, metadata: ClientMetadata): Promise<{ confirm: boolean; verifyEmail: boolean }>;
  postConfirmation(client: UserPoolClient, user: TriggerUser, source: "ConfirmSignUp" | "ConfirmForgotPassword", metadata: ClientMetadata): Promise<void>;
  preAuthentication(client: UserPoolClient, user: TriggerUser): Promise<void>;
  postAuthentication(client: UserPoolClient, user: TriggerUser): Promise<void>;
  generateTokens(client: UserPoolClient, user: TriggerUser, reason: TokenReason): Promise<TokenChange>;
  customMessage(client: UserPoolClient, user: TriggerUser, source: string, metadata: ClientMetadata): Promise<{ subject?: string; message?: string }>;
}

export function createTriggers({ lambda }: { lambda: LambdaInvoker }): Triggers {
  /** Event as in https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html */
  async function fire(name: TriggerName, source: string, client: UserPoolClient, user: TriggerUser, request: object, response: object) {
    const functionArn = client.pool.triggers[name];
    if (functionArn === undefined) return {};
    const event = {
      version: "1",
      triggerSource: source,
      region: client.pool.region,
      userPoolId: client.pool.id,
      userName: user.username,
      callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId: client.id },
      request: { userAttributes: attributesOf(user), ...request },
      response,
    };
    const result = await lambda.invoke(functionArn, event, "RequestResponse");
    if ("functionError" in result) {
      throw new AwsError("UserLambdaValidationException", `${name} failed with error ${result.functionError.errorMessage}.`);
    }
    return recordOf(recordOf(result.payload).response);
  }
  const withMetadata = (metadata: ClientMetadata) => (metadata ? { clientMetadata: metadata } : {});

  return {
    async preSignUp(client, user, metadata) {
      const response = await fire("PreSignUp", "PreSignUp_SignUp", client, user, { validationData: null, ...withMetadata(metadata) }, {
        autoConfirmUser: false,
        autoVerifyEmail: false,
        autoVerifyPhone: false,
      });
      return { confirm: flagOf(response.autoConfirmUser) === true, verifyEmail: flagOf(response.autoVerifyEmail) === true };
    },
    async postConfirmation(client, user, source, metadata) {
      await fire("PostConfirmation", `PostConfirmation_${source}`, client, user, withMetadata(metadata), {});
    },
    async preAuthentication(client, user) {
      await fire("PreAuthentication", "PreAuthentication_Authentication", client, user, { validationData: null }, {});
    },
    async postAuthentication(client, user) {
      await fire("PostAuthentication", "PostAuthentication_Authentication", client, user, { newDeviceUsed: false }, {});
    },
    async generateTokens(client, user, reason) {
      const request = { groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null } };
      const response = await fire("PreTokenGeneration", `TokenGeneration_${reason}`, client, user, request, { claimsOverrideDetails: null });
      const details = recordOf(response.claimsOverrideDetails);
      const groups = recordOf(details.groupOverrideDetails).groupsToOverride;
      return {
        groups: groups === undefined ? undefined : textsOf(groups),
        claimsToAddOrOverride: recordOf(details.claimsToAddOrOverride),
        claimsToSuppress: textsOf(details.claimsToSuppress),
      };
    },
    async customMessage(client, user, source, metadata) {
      const request = { codeParameter: "{####}", usernameParameter: "{username}", linkParameter: "{##Click Here##}", ...withMetadata(metadata) };
      const empty = { smsMessage: null, emailMessage: null, emailSubject: null };
      const response = await fire("CustomMessage", `CustomMessage_${source}`, client, user, request, empty);
      return { subject: textOf(response.emailSubject), message: textOf(response.emailMessage) };
    },
  };
}

function attributesOf({ sub, status, attributes }: TriggerUser): Record<string, string> {
  return { sub, ...(status && { "cognito:user_status": status }), ...attributes };
}
