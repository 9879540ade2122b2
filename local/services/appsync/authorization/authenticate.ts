import type { IncomingHttpHeaders } from "node:http";
import type { SignatureVerifier, TokenVerifier } from "../../../authentication/principal.ts";
import { AwsError } from "../../../gateway/aws-error.ts";
import type { LambdaInvoker } from "../../interfaces.ts";
import type { ApiSettings, Provider } from "../api-settings.ts";
import type { Caller } from "./auth-mode.ts";
import { iamIdentity, userPoolIdentity } from "./identity.ts";
import { authorizeByLambda } from "./lambda-authorizer.ts";

/** A request to prove: over HTTP as it came, over the WebSocket as the client signed it. */
export interface Credentials {
  readonly headers: IncomingHttpHeaders;
  /** The path that a signature covers. */
  readonly url: string;
  readonly body: Buffer | string;
  readonly sourceIp: string;
}

export type Authenticate = (credentials: Credentials) => Promise<Caller>;

interface Verifiers {
  readonly tokens: TokenVerifier;
  readonly signatures: SignatureVerifier;
  readonly lambda: LambdaInvoker;
  /** `AROA...` by the role's ARN. */
  readonly roleIds: ReadonlyMap<string, string>;
}

const unauthorized = (message: string) => new AwsError("UnauthorizedException", message, 401);

/** Takes the mode that the request's headers speak of, if the API has it. Rejects with AwsError, `UnauthorizedException` most often. */
export function createAuthenticate(settings: ApiSettings, verifiers: Verifiers): Authenticate {
  const { providers, apiKeys } = settings;
  const provider = (mode: Provider["mode"]) => providers.find((each) => each.mode === mode);

  async function byToken(token: string, { sourceIp }: Credentials): Promise<Caller> {
    const pools = providers.filter((each) => each.userPoolId !== undefined);
    let refusal: unknown;
    for (const { userPoolId = "", appIdClientRegex, defaultAction } of pools) {
      try {
        const claims = await verifiers.tokens.verify(token, userPoolId);
        const client = claims["client_id"] ?? claims["aud"];
        if (appIdClientRegex !== undefined && !new RegExp(appIdClientRegex).test(String(client))) {
          throw unauthorized("The app client of the token is not allowed.");
        }
        const identity = userPoolIdentity(claims, defaultAction, sourceIp);
        return { mode: "AMAZON_COGNITO_USER_POOLS", identity, groups: identity.groups ?? [], expiresAt: claims.exp * 1000 };
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        refusal ??= error;
      }
    }
    if (provider("OPENID_CONNECT")) throw new AwsError("NotEmulated", "The local cloud verifies no OpenID Connect tokens, only those of its user pools.", 401);
    throw unauthorized(refusal instanceof AwsError ? refusal.message : "You are not authorized to make this call.");
  }

  async function bySignature({ headers, url, body, sourceIp }: Credentials): Promise<Caller> {
    const principal = await verifiers.signatures.verify({ method: "POST", url, headers, sourceIp, body, service: "appsync" });
    const roleId = verifiers.roleIds.get(principal.roleArn) ?? principal.roleArn.split("/").at(-1) ?? "";
    return { mode: "AWS_IAM", identity: iamIdentity(principal, roleId, sourceIp), groups: [], principal };
  }

  return async (credentials) => {
    const { authorization } = credentials.headers;
    const apiKey = credentials.headers["x-api-key"];
    if (authorization?.startsWith("AWS4-HMAC-SHA256") && provider("AWS_IAM")) return bySignature(credentials);
    if (authorization && isJwt(authorization) && (provider("AMAZON_COGNITO_USER_POOLS") ?? provider("OPENID_CONNECT"))) {
      return byToken(authorization, credentials);
    }
    const authorizer = provider("AWS_LAMBDA");
    if (authorization && authorizer) return authorizeByLambda(verifiers.lambda, settings, authorizer, authorization, credentials);
    if (typeof apiKey === "string" && provider("API_KEY") && apiKeys.includes(apiKey)) {
      return { mode: "API_KEY", identity: null, groups: [] };
    }
    if (apiKey !== undefined) throw unauthorized("You are not authorized to make this call.");
    if (authorization && provider("AMAZON_COGNITO_USER_POOLS")) throw unauthorized("Unable to parse JWT token.");
    throw unauthorized("Valid authorization header not provided.");
  };
}

const isJwt = (text: string) => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text);
