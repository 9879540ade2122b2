import { randomUUID } from "node:crypto";
import { AwsError } from "../../../gateway/aws-error.ts";
import type { LambdaInvoker } from "../../interfaces.ts";
import type { ApiSettings, Provider } from "../api-settings.ts";
import type { Credentials } from "./authenticate.ts";
import type { Caller } from "./auth-mode.ts";

interface Answer {
  readonly isAuthorized?: boolean;
  readonly resolverContext?: Record<string, unknown>;
  readonly deniedFields?: readonly string[];
}

/** https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html#aws-lambda-authorization; every request asks anew. */
export async function authorizeByLambda(
  lambda: LambdaInvoker,
  { apiId, accountId }: ApiSettings,
  { authorizerArn = "", identityValidation }: Provider,
  authorizationToken: string,
  { headers, body }: Credentials,
): Promise<Caller> {
  const refused = new AwsError("UnauthorizedException", "You are not authorized to make this call.", 401);
  if (identityValidation !== undefined && !new RegExp(identityValidation).test(authorizationToken)) throw refused;
  const result = await lambda.invoke(
    authorizerArn,
    {
      authorizationToken,
      requestContext: { apiId, accountId, requestId: randomUUID(), ...queryOf(body) },
      requestHeaders: headers,
    },
    "RequestResponse",
  );
  const answer = "payload" in result ? (result.payload as Answer | null) : null;
  if (answer?.isAuthorized !== true) throw refused;
  return {
    mode: "AWS_LAMBDA",
    identity: { resolverContext: answer.resolverContext ?? {} },
    groups: [],
    deniedFields: new Set((answer.deniedFields ?? []).map(fieldOf)),
  };
}

/** Denied fields are named `Type.field`, or by the ARN that ends in `types/TYPE/fields/FIELD`. */
function fieldOf(name: string): string {
  const found = /types\/([^/]+)\/fields\/([^/]+)$/.exec(name);
  return found ? `${found[1] ?? ""}.${found[2] ?? ""}` : name;
}

function queryOf(body: Buffer | string): object {
  try {
    const { query, operationName, variables } = JSON.parse(body.toString()) as Record<string, unknown>;
    return { queryString: query, operationName, variables: variables ?? {} };
  } catch {
    return {};
  }
}
