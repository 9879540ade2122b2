import { randomBytes } from "node:crypto";
import { attemptName } from "./codes.ts";
import type { Context } from "./context.ts";
import { incorrectPassword, userNotFound } from "./errors.ts";
import { invalidParameter, parseInput, username } from "./input.ts";
import { migrateUser } from "./migrate-user.ts";
import { decoyVerifier, matchesPassword, openChallenge } from "./srp.ts";
import type { ChallengeResult, ClientMetadata } from "./triggers.ts";
import type { UserPoolClient } from "./user-pool.ts";

export interface FactorInput {
  readonly client: UserPoolClient;
  /** `AuthParameters`, or the `ChallengeResponses` that choose the factor. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly metadata: ClientMetadata;
}

/** The user of that name, or one made up where the client hides who exists. Throws UserNotFoundException where it does not. */
export function userOrDecoy({ users, decoySecret }: Context, client: UserPoolClient, name: string) {
  const user = users.find(client.pool, name);
  if (user) return { user, username: user.username, verifier: user.password };
  if (!client.hidesUserExistence) throw userNotFound();
  const { username: decoyName, ...verifier } = decoyVerifier(decoySecret, client.pool.id, attemptName(client.pool, name));
  return { user: undefined, username: client.pool.usernames.length > 0 ? decoyName : name, verifier };
}

/** Starts SRP: the answer looks alike for those who exist and those who do not. `results` are of the custom sign-in that asks for it. */
export async function challengePassword(context: Context, { client, parameters, metadata }: FactorInput, results?: readonly ChallengeResult[]): Promise<object> {
  const name = usernameOf(parameters);
  const clientPublic = requireParameter(parameters, "SRP_A");
  const found = userOrDecoy(context, client, name);
  context.attempts.requireUnlocked(attemptName(client.pool, found.username));
  const srp = openChallenge(found.verifier, clientPublic);
  if (!srp) throw invalidParameter("SRP_A is not a valid public value.");
  await context.triggers.preAuthentication(client, found.user, name, metadata);

  const secretBlock = randomBytes(512).toString("base64");
  context.pendingSrp.add(secretBlock, { client, name, username: found.username, verifier: found.verifier, srp, results }, client.challengeLifetime);
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

/** The password itself. Throws NotAuthorizedException. */
export async function checkPassword(context: Context, { client, parameters, metadata }: FactorInput): Promise<object> {
  const name = usernameOf(parameters);
  const password = requireParameter(parameters, "PASSWORD");
  await takeIn(context, { client, name, password, metadata });
  const { user, username: foundName, verifier } = userOrDecoy(context, client, name);
  const counted = attemptName(client.pool, foundName);
  context.attempts.requireUnlocked(counted);
  await context.triggers.preAuthentication(client, user, name, metadata);
  // Others may have guessed while the trigger took its time.
  context.attempts.requireUnlocked(counted);
  if (!matchesPassword(verifier, client.pool.name, foundName, password) || !user) {
    context.attempts.passwordFailed(counted);
    throw incorrectPassword();
  }
  context.attempts.passwordAccepted(counted);
  return context.signIn(client, user);
}

/** Who is not here yet may be known to the UserMigration trigger, which is asked no more often than a password may be guessed. */
async function takeIn(context: Context, given: { client: UserPoolClient; name: string; password: string; metadata: ClientMetadata }): Promise<void> {
  const { client, name } = given;
  if (!client.pool.triggers.UserMigration || context.users.find(client.pool, name)) return;
  const counted = `migrate ${attemptName(client.pool, name)}`;
  context.attempts.requireUnlocked(counted);
  if (!(await migrateUser(context, client, given))) context.attempts.passwordFailed(counted);
}

/** Throws InvalidParameterException. */
export function usernameOf(parameters: FactorInput["parameters"]): string {
  requireParameter(parameters, "USERNAME");
  return parseInput(parameters, { USERNAME: username }).USERNAME;
}

/** Throws InvalidParameterException. */
export function requireParameter(parameters: FactorInput["parameters"], name: string): string {
  const value = parameters[name];
  if (!value) throw invalidParameter(`Missing required parameter ${name}`);
  return value;
}
