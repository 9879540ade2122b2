import { randomBytes } from "node:crypto";
import { AwsError } from "../../../gateway/aws-error.ts";
import { attemptName } from "../codes.ts";
import type { Context, Operation } from "../context.ts";
import { incorrectPassword, notAuthorized, userNotFound } from "../errors.ts";
import { clientId, invalidParameter, oneOf, optional, parseInput, textMap, username } from "../input.ts";
import { refreshSession } from "../refresh-session.ts";
import { decoyVerifier, matchesPassword, openChallenge } from "../srp.ts";
import type { UserPoolClient } from "../user-pool.ts";

const flows = oneOf(
  ...(["USER_SRP_AUTH", "USER_PASSWORD_AUTH", "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN", "CUSTOM_AUTH", "USER_AUTH", "ADMIN_NO_SRP_AUTH", "ADMIN_USER_PASSWORD_AUTH"] as const),
);
const shape = { ClientId: clientId, AuthFlow: flows, AuthParameters: optional(textMap) };

type Needs = Pick<Context, "pools" | "users" | "sessions" | "pendingSrp" | "attempts" | "signIn" | "issueTokens" | "decoySecret" | "clock">;

export const initiateAuth = (context: Needs): Operation => {
  const { pools } = context;
  return async (input) => {
    const { ClientId, AuthFlow, AuthParameters = {} } = parseInput(input, shape);
    const client = pools.client(ClientId);
    const flow = AuthFlow === "REFRESH_TOKEN" ? "REFRESH_TOKEN_AUTH" : AuthFlow;
    if (!client.authFlows.includes(flow)) throw invalidParameter(`${flow} flow not enabled for this client`);
    if (flow === "USER_SRP_AUTH") return challengePassword(context, client, AuthParameters);
    if (flow === "USER_PASSWORD_AUTH") return checkPassword(context, client, AuthParameters);
    if (flow === "REFRESH_TOKEN_AUTH") return refresh(context, client, AuthParameters);
    throw new AwsError("NotEmulated", `The authentication flow ${flow} is not emulated.`, 501);
  };
};

/** The user of that name, or one made up where the client hides who exists. Throws UserNotFoundException where it does not. */
function userOrDecoy({ users, decoySecret }: Needs, client: UserPoolClient, name: string) {
  const user = users.find(client.pool, name);
  if (user) return { user, username: user.username, verifier: user.password };
  if (!client.hidesUserExistence) throw userNotFound();
  const { username: decoyName, ...verifier } = decoyVerifier(decoySecret, client.pool.id, attemptName(client.pool, name));
  return { user: undefined, username: client.pool.emailIsUsername ? decoyName : name, verifier };
}

async function challengePassword(context: Needs, client: UserPoolClient, parameters: Readonly<Record<string, string>>): Promise<object> {
  const name = usernameOf(parameters);
  const clientPublic = required(parameters, "SRP_A");
  const found = userOrDecoy(context, client, name);
  context.attempts.requireUnlocked(attemptName(client.pool, found.username));
  const srp = openChallenge(found.verifier, clientPublic);
  if (!srp) throw invalidParameter("SRP_A is not a valid public value.");

  const secretBlock = randomBytes(512).toString("base64");
  context.pendingSrp.add(secretBlock, { client, username: found.username, verifier: found.verifier, srp }, client.challengeLifetime);
  return {
    ChallengeName: "PASSWORD_VERIFIER",
    ChallengeParameters: {
      SALT: found.verifier.salt,
      SECRET_BLOCK: secretBlock,
      SRP_B: srp.serverPublic.toString(16),
      USERNAME: found.username,
      USER_ID_FOR_SRP: found.username,
    },
  };
}

async function checkPassword(context: Needs, client: UserPoolClient, parameters: Readonly<Record<string, string>>): Promise<object> {
  const name = usernameOf(parameters);
  const password = required(parameters, "PASSWORD");
  const { user, username: foundName, verifier } = userOrDecoy(context, client, name);
  const counted = attemptName(client.pool, foundName);
  context.attempts.requireUnlocked(counted);
  if (!matchesPassword(verifier, client.pool.name, foundName, password) || !user) {
    context.attempts.passwordFailed(counted);
    throw incorrectPassword();
  }
  context.attempts.passwordAccepted(counted);
  return context.signIn(client, user);
}

async function refresh(context: Needs, client: UserPoolClient, parameters: Readonly<Record<string, string>>): Promise<object> {
  // With rotation on, AWS refreshes by GetTokensFromRefreshToken alone.
  if (client.rotationGrace !== undefined) throw notAuthorized("Refresh token rotation is enabled: use GetTokensFromRefreshToken.");
  const AuthenticationResult = await refreshSession(context, client, required(parameters, "REFRESH_TOKEN"));
  return { ChallengeParameters: {}, AuthenticationResult };
}

function usernameOf(parameters: Readonly<Record<string, string>>): string {
  required(parameters, "USERNAME");
  return parseInput(parameters, { USERNAME: username }).USERNAME;
}

function required(parameters: Readonly<Record<string, string>>, name: string): string {
  const value = parameters[name];
  if (!value) throw invalidParameter(`Missing required parameter ${name}`);
  return value;
}
