import type { ClientMetadata } from "../triggers.ts";
import { notAuthorized } from "../errors.ts";
import { invalidParameter } from "../input.ts";
import type { UserPoolClient } from "../user-pool.ts";
import type { User, UserStore } from "../user-store.ts";

export interface ChallengeAnswer {
  readonly client: UserPoolClient;
  readonly responses: Readonly<Record<string, string>>;
  /** The `Session` that came with the challenge. */
  readonly session: string | undefined;
  readonly metadata: ClientMetadata;
}

/** Takes one answer and gives tokens, or the next challenge. Throws AwsError. */
export type Challenge = (answer: ChallengeAnswer) => Promise<object>;

/** Throws InvalidParameterException. */
export function requireResponse(responses: Readonly<Record<string, string>>, name: string): string {
  const value = responses[name];
  if (!value) throw invalidParameter(`Missing required parameter ${name}`);
  return value;
}

/** Throws InvalidParameterException. */
export function requireSession(session: string | undefined): string {
  if (session === undefined) throw invalidParameter("Missing required parameter Session");
  return session;
}

/** Whether the name in an answer is one of this user's. */
export function isNameOf(users: UserStore, client: UserPoolClient, user: User, name: string): boolean {
  return name === user.username || users.find(client.pool, name)?.sub === user.sub;
}

/** Whose sign-in it is. Throws NotAuthorizedException where they are gone, or the answer names someone else. */
export function requireUser(
  users: UserStore,
  { client, username, sub }: { readonly client: UserPoolClient; readonly username: string; readonly sub: string | undefined },
  responses: Readonly<Record<string, string>>,
): User {
  const user = users.get(client.pool.id, username);
  if (!user || user.sub !== sub || !isNameOf(users, client, user, requireResponse(responses, "USERNAME"))) {
    throw notAuthorized("Invalid session for the user.");
  }
  return user;
}
