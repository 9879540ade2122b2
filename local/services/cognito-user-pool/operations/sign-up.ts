import { randomUUID } from "node:crypto";
import { AwsError } from "../../../gateway/aws-error.ts";
import { acceptAttributes, requireAttributes } from "../attributes.ts";
import { attemptName } from "../codes.ts";
import { contactNames, contactOf, contacts } from "../contacts.ts";
import type { Context, Operation } from "../context.ts";
import { notAuthorized } from "../errors.ts";
import { attributeList, clientId, invalidParameter, optional, parseInput, password, textMap, username } from "../input.ts";
import { requirePassword } from "../password-policy.ts";
import { makeVerifier } from "../srp.ts";
import type { UserPool, UserPoolClient } from "../user-pool.ts";
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
    const name = pool.usernames.length > 0 ? sub : normalizeName(pool, request.Username);
    const given = { validationData: request.ValidationData, metadata: request.ClientMetadata };
    const agreed = await triggers.preSignUp(client, { username: name, sub, attributes }, given);
    // The trigger took its time: someone else may have had the same name meanwhile.
    requireFree();

    const present = contactNames.filter((contact) => attributes[contact]);
    const user: User = {
      poolId: pool.id,
      username: name,
      sub,
      status: agreed.confirm ? "CONFIRMED" : "UNCONFIRMED",
      attributes: { ...attributes, ...Object.fromEntries(present.map((contact) => [`${contact}_verified`, String(agreed.verified.includes(contact))])) },
      password: makeVerifier(pool.name, name, request.Password),
      createdAt: clock.now(),
      codes: {},
    };
    attempts.passwordAccepted(attemptName(pool, name));
    const answer = { UserConfirmed: agreed.confirm, UserSub: sub };
    const contact = present.find((each) => pool.autoVerified.includes(each));
    if (agreed.confirm || contact === undefined) {
      await users.save(pool, user);
      if (agreed.confirm) await triggers.postConfirmation(client, user, "ConfirmSignUp", request.ClientMetadata);
      return answer;
    }
    const issued = codes.issue(user, { purpose: "signUp", source: "SignUp", contact, metadata: request.ClientMetadata });
    await users.save(pool, issued.user);
    return { ...answer, CodeDeliveryDetails: await issued.deliver(client) };

    function requireFree(): void {
      if (!users.find(pool, request.Username)) return;
      const contact = pool.usernames.find((each) => contacts[each].isValid(request.Username));
      const sentence = contact ? `An account with the given ${contact} already exists.` : "User already exists";
      throw new AwsError("UsernameExistsException", sentence);
    }
  };

function readAttributes(client: UserPoolClient, name: string, given: Readonly<Record<string, string>>): Record<string, string> {
  const { pool } = client;
  const contact = contactOf(name);
  const isUsername = contact !== undefined && pool.usernames.includes(contact);
  if (pool.usernames.length > 0 && !isUsername) throw invalidParameter(`Username should be ${pool.usernames.length > 1 ? "either " : ""}${formsOf(pool)}.`);
  if (contact && !isUsername && pool.aliases.includes(contact)) {
    const { form } = contacts[contact];
    throw invalidParameter(`Username cannot be of ${form} format, since user pool is configured for ${form} alias.`);
  }
  const accepted = acceptAttributes(client, given);
  const attributes = isUsername ? { [contact]: normalizeName(pool, name), ...accepted } : accepted;
  if (isUsername && attributes[contact] !== normalizeName(pool, name)) {
    throw invalidParameter(`The ${contact} attribute must be the ${contacts[contact].form} given as username.`);
  }
  requireAttributes(pool, attributes);
  return attributes;
}

const articles = { email: "an email", phone_number: "a phone number" } as const;
const formsOf = ({ usernames }: UserPool) => usernames.toReversed().map((contact) => articles[contact]).join(" or ");
