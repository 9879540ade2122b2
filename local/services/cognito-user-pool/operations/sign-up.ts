import { randomUUID } from "node:crypto";
import { AwsError } from "../../../gateway/aws-error.ts";
import { acceptAttributes, isEmail, requireAttributes } from "../attributes.ts";
import { attemptName } from "../codes.ts";
import type { Context, Operation } from "../context.ts";
import { notAuthorized } from "../errors.ts";
import { attributeList, clientId, invalidParameter, optional, parseInput, password, textMap, username } from "../input.ts";
import { requirePassword } from "../password-policy.ts";
import { makeVerifier } from "../srp.ts";
import type { UserPoolClient } from "../user-pool.ts";
import { normalizeName, type User } from "../user-store.ts";

const shape = {
  ClientId: clientId,
  Username: username,
  Password: password,
  UserAttributes: optional(attributeList),
  ValidationData: optional(attributeList),
  ClientMetadata: optional(textMap),
};

export const signUp =
  ({ pools, users, codes, triggers, attempts, clock }: Pick<Context, "pools" | "users" | "codes" | "triggers" | "attempts" | "clock">): Operation =>
  async (input) => {
    const request = parseInput(input, shape);
    const client = pools.client(request.ClientId);
    const { pool } = client;
    if (!pool.selfSignUp) throw notAuthorized("SignUp is not permitted for this user pool");
    const attributes = readAttributes(client, request.Username, request.UserAttributes ?? {});
    requirePassword(pool.passwordPolicy, request.Password, "first");
    requireFree();

    const sub = randomUUID();
    const name = pool.emailIsUsername ? sub : normalizeName(pool, request.Username);
    const given = { validationData: request.ValidationData, metadata: request.ClientMetadata };
    const agreed = await triggers.preSignUp(client, { username: name, sub, attributes }, given);
    // The trigger took its time: someone else may have had the same name meanwhile.
    requireFree();

    const user: User = {
      poolId: pool.id,
      username: name,
      sub,
      status: agreed.confirm ? "CONFIRMED" : "UNCONFIRMED",
      attributes: { ...attributes, ...(attributes.email && { email_verified: String(agreed.verifyEmail) }) },
      password: makeVerifier(pool.name, name, request.Password),
      createdAt: clock.now(),
      codes: {},
    };
    attempts.passwordAccepted(attemptName(pool, name));
    const answer = { UserConfirmed: agreed.confirm, UserSub: sub };
    if (agreed.confirm || !pool.autoVerifyEmail || !attributes.email) {
      await users.save(pool, user);
      if (agreed.confirm) await triggers.postConfirmation(client, user, "ConfirmSignUp", request.ClientMetadata);
      return answer;
    }
    const issued = codes.issue(user, { purpose: "signUp", source: "SignUp", metadata: request.ClientMetadata });
    await users.save(pool, issued.user);
    return { ...answer, CodeDeliveryDetails: await issued.deliver(client) };

    function requireFree(): void {
      if (!users.find(pool, request.Username)) return;
      const sentence = pool.emailIsUsername ? "An account with the given email already exists." : "User already exists";
      throw new AwsError("UsernameExistsException", sentence);
    }
  };

function readAttributes(client: UserPoolClient, name: string, given: Readonly<Record<string, string>>): Record<string, string> {
  const { pool } = client;
  if (pool.emailIsUsername && !isEmail(name)) throw invalidParameter("Username should be an email.");
  if (!pool.emailIsUsername && pool.emailIsAlias && isEmail(name)) {
    throw invalidParameter("Username cannot be of email format, since user pool is configured for email alias.");
  }
  const accepted = acceptAttributes(client, given);
  const attributes = pool.emailIsUsername ? { email: normalizeName(pool, name), ...accepted } : accepted;
  if (pool.emailIsUsername && attributes.email !== normalizeName(pool, name)) {
    throw invalidParameter("The email attribute must be the email given as username.");
  }
  requireAttributes(pool, attributes);
  return attributes;
}
