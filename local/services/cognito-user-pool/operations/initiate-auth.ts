import { AwsError } from "../../../gateway/aws-error.ts";
import type { Context, Operation } from "../context.ts";
import { startCustomAuth } from "../custom-auth.ts";
import { notAuthorized } from "../errors.ts";
import { startChoice } from "../first-factors.ts";
import { clientId, invalidParameter, oneOf, optional, parseInput, textMap } from "../input.ts";
import { challengePassword, checkPassword, type FactorInput, requireParameter } from "../password-factor.ts";
import { refreshSession } from "../refresh-session.ts";

const flows = oneOf(
  ...(["USER_SRP_AUTH", "USER_PASSWORD_AUTH", "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN", "CUSTOM_AUTH", "USER_AUTH", "ADMIN_NO_SRP_AUTH", "ADMIN_USER_PASSWORD_AUTH"] as const),
);
const shape = { ClientId: clientId, AuthFlow: flows, AuthParameters: optional(textMap), ClientMetadata: optional(textMap) };

type Flow = (context: Context, input: FactorInput) => Promise<object>;

export const initiateAuth = (context: Context): Operation => {
  const emulated: Readonly<Record<string, Flow>> = {
    CUSTOM_AUTH: startCustomAuth,
    REFRESH_TOKEN_AUTH: refresh,
    USER_AUTH: startChoice,
    USER_PASSWORD_AUTH: checkPassword,
    USER_SRP_AUTH: challengePassword,
  };
  return async (input) => {
    const { ClientId, AuthFlow, AuthParameters: parameters = {}, ClientMetadata: metadata } = parseInput(input, shape);
    const client = context.pools.client(ClientId);
    const flow = AuthFlow === "REFRESH_TOKEN" ? "REFRESH_TOKEN_AUTH" : AuthFlow;
    if (!client.authFlows.includes(flow)) throw invalidParameter(`${flow} flow not enabled for this client`);
    const start = emulated[flow];
    if (!start) throw new AwsError("NotEmulated", `The authentication flow ${flow} is not emulated.`, 501);
    return start(context, { client, parameters, metadata });
  };
};

async function refresh(context: Context, { client, parameters }: FactorInput): Promise<object> {
  // With rotation on, AWS refreshes by GetTokensFromRefreshToken alone.
  if (client.rotationGrace !== undefined) throw notAuthorized("Refresh token rotation is enabled: use GetTokensFromRefreshToken.");
  const AuthenticationResult = await refreshSession(context, client, requireParameter(parameters, "REFRESH_TOKEN"));
  return { ChallengeParameters: {}, AuthenticationResult };
}
