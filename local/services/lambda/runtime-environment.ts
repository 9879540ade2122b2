import type { CredentialIssuer } from "../../authentication/principal.ts";
import { roleSession } from "../../authentication/role-session.ts";
import type { LambdaFunction } from "./lambda-function.ts";

export interface RuntimeSettings {
  readonly region: string;
  readonly accountId: string;
  readonly credentials: CredentialIssuer;
  /** `http://HOST:PORT` of the local cloud, for every AWS SDK client in the function. */
  readonly endpoint: () => string;
  /** AWS-made addresses in variables (of the GraphQL API) are exchanged for the local ones. */
  readonly localize: (text: string) => string;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
export function runtimeEnvironment(
  definition: LambdaFunction,
  settings: RuntimeSettings,
  session: { readonly logStream: string; readonly credentialLifetimeSeconds: number },
): Record<string, string> {
  const { region, accountId, credentials, endpoint, localize } = settings;
  const issued = credentials.issue(roleSession(definition.roleArn, definition.name, accountId), session.credentialLifetimeSeconds);
  const variables = Object.entries(definition.variables).map(([name, value]) => [name, localize(value)]);
  return {
    ...(Object.fromEntries(variables) as Record<string, string>),
    _HANDLER: definition.handler,
    AWS_ACCESS_KEY_ID: issued.AccessKeyId,
    AWS_SECRET_ACCESS_KEY: issued.SecretKey,
    AWS_SESSION_TOKEN: issued.SessionToken,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ENDPOINT_URL: endpoint(),
    // A developer's own profile must not reach into the function, as it could not on AWS.
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    // About the Node.js of this machine, which is not the one that the function is deployed to.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    AWS_EXECUTION_ENV: `AWS_Lambda_${definition.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: session.logStream,
    // The terminal is for what went wrong: a line for each letter that somebody types would bury it.
    AWS_LAMBDA_LOG_LEVEL: "WARN",
    LAMBDA_TASK_ROOT: definition.codePath,
    LANG: "en_US.UTF-8",
    TZ: ":UTC",
  };
}
