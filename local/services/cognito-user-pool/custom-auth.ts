import { AwsError } from "../../gateway/aws-error.ts";
import type { Context } from "./context.ts";
import { incorrectPassword, notAuthorized } from "./errors.ts";
import { challengePassword, type FactorInput, requireParameter, userOrDecoy, usernameOf } from "./password-factor.ts";
import type { ChallengeResult, ClientMetadata } from "./triggers.ts";
import type { UserPoolClient } from "./user-pool.ts";
import type { User } from "./user-store.ts";

/** A sign-in that the pool's functions lead. */
export interface CustomSignIn {
  readonly client: UserPoolClient;
  /** As it was typed. */
  readonly name: string;
  /** Of the user, or of the decoy. */
  readonly username: string;
  readonly user: User | undefined;
  /** What was asked so far, oldest first. */
  readonly results: readonly ChallengeResult[];
  readonly metadata: ClientMetadata;
}

const invalidAnswer = () => new AwsError("InvalidLambdaResponseException", "Unrecognizable lambda output");

/**
 * The CUSTOM_AUTH flow; with `CHALLENGE_NAME: SRP_A` the password is proved first
 * (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-define-auth-challenge.html).
 */
export async function startCustomAuth(context: Context, input: FactorInput): Promise<object> {
  const { client, parameters, metadata } = input;
  const { DefineAuthChallenge, CreateAuthChallenge, VerifyAuthChallengeResponse } = client.pool.triggers;
  if (!DefineAuthChallenge || !CreateAuthChallenge || !VerifyAuthChallengeResponse) {
    throw notAuthorized("Custom auth lambda trigger is not configured for the user pool.");
  }
  const name = usernameOf(parameters);
  const { username, user } = userOrDecoy(context, client, name);
  const signIn: CustomSignIn = { client, name, username, user, results: [], metadata: undefined };
  if (parameters.CHALLENGE_NAME !== "SRP_A") {
    await context.triggers.preAuthentication(client, user, name, metadata);
    return continueCustomAuth(context, signIn);
  }
  requireParameter(parameters, "SRP_A");
  const results = [{ challengeName: "SRP_A", challengeResult: true }];
  const { challengeName } = await decide(context, { ...signIn, results });
  if (challengeName !== "PASSWORD_VERIFIER") throw invalidAnswer();
  return challengePassword(context, input, results);
}

/** What DefineAuthChallenge says comes next: a challenge, or tokens. Throws NotAuthorizedException where it gives up. */
export async function continueCustomAuth(context: Context, signIn: CustomSignIn): Promise<object> {
  const { client, username, user, results, metadata } = signIn;
  const { challengeName, issueTokens } = await decide(context, signIn);
  if (issueTokens) {
    if (!user) throw incorrectPassword();
    return context.signIn(client, user, metadata);
  }
  if (challengeName !== "CUSTOM_CHALLENGE") throw invalidAnswer();
  const { publicParameters, privateParameters, challengeMetadata } = await context.triggers.createAuthChallenge(signIn, challengeName);
  const custom = { results, privateParameters, challengeMetadata };
  return {
    ChallengeName: challengeName,
    Session: context.challengeSessions.open({ client, username, sub: user?.sub, challenge: challengeName, custom }),
    ChallengeParameters: { ...publicParameters, USERNAME: username },
  };
}

async function decide(context: Context, signIn: CustomSignIn) {
  const decision = await context.triggers.defineAuthChallenge(signIn);
  if (decision.failAuthentication) throw incorrectPassword();
  return decision;
}
