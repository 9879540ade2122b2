import { createHash, timingSafeEqual } from "node:crypto";
import type { Clock, Mailbox } from "../interfaces.ts";
import type { Attempts } from "./attempts.ts";
import { contactOf, contacts, type Contact } from "./contacts.ts";
import { codeExpired, codeMismatch } from "./errors.ts";
import type { ClientMetadata, Triggers } from "./triggers.ts";
import type { UserPool, UserPoolClient } from "./user-pool.ts";
import { type CodePurpose, type IssuedCode, normalizeName, type User } from "./user-store.ts";

const hour = 60 * 60_000;
const lifetimes: Readonly<Record<CodePurpose, number>> = { signUp: 24 * hour, reset: hour, email: 24 * hour, phone_number: 24 * hour };
const wrongCodesPerHour = 5;
const sentCodesPerHour = 10;

export interface CodeDelivery {
  readonly AttributeName: Contact;
  readonly DeliveryMedium: "EMAIL" | "SMS";
  readonly Destination: string;
}

export interface SendOptions {
  readonly purpose: CodePurpose;
  /** The suffix of the CustomMessage trigger's source. */
  readonly source: "SignUp" | "ResendCode" | "ForgotPassword" | "UpdateUserAttribute" | "VerifyUserAttribute";
  /** What the code is sent to. */
  readonly contact: Contact;
  /** A new address or number, which the code is sent to instead and which a right code verifies. */
  readonly pending?: string;
  readonly metadata?: ClientMetadata;
}

export interface Codes {
  /** Counts a request against the hourly limit, for names that exist and those that do not. Throws LimitExceededException. */
  countRequest(pool: UserPool, name: string, purpose: CodePurpose): void;
  /** Answers the user with the new code in place of an older one of the same purpose; the caller saves it, then calls `deliver`. */
  issue(user: User, options: SendOptions): { user: User; deliver: (client: UserPoolClient) => Promise<CodeDelivery> };
  /** Throws LimitExceededException, CodeMismatchException, ExpiredCodeException. An unknown user is a mismatch. */
  check(pool: UserPool, name: string, user: User | undefined, purpose: CodePurpose, given: string): IssuedCode;
}

export function createCodes(options: {
  newCode: () => string;
  mailbox: Mailbox;
  triggers: Triggers;
  attempts: Attempts;
  clock: Clock;
}): Codes {
  const { newCode, mailbox, triggers, attempts, clock } = options;

  async function mail(client: UserPoolClient, user: User, to: string, code: string, { source, contact, metadata }: SendOptions): Promise<CodeDelivery> {
    const custom = await triggers.customMessage(client, user, source, metadata);
    const { verificationMail, verificationSms } = client.pool;
    const written = {
      EMAIL: { subject: custom.subject ?? verificationMail.subject, message: custom.message ?? verificationMail.message },
      SMS: { subject: "Text message", message: custom.smsMessage ?? verificationSms },
    };
    const { subject, message } = written[contacts[contact].medium];
    const body = message.replaceAll("{####}", code).replaceAll("{username}", user.username);
    await mailbox.send({ to, subject, body, code, user: user.sub });
    return deliveryTo(contact, to);
  }

  return {
    countRequest: (pool, name, purpose) => attempts.spend(`send ${purpose}`, attemptName(pool, name), sentCodesPerHour),
    issue(user, sendOptions) {
      const { purpose, contact, pending } = sendOptions;
      const code = newCode();
      const issued: IssuedCode = { code, expiresAt: clock.now() + lifetimes[purpose], contact, ...(pending && { pending }) };
      const to = pending ?? user.attributes[contact] ?? "";
      const withCode = { ...user, codes: { ...user.codes, [purpose]: issued } };
      return { user: withCode, deliver: (client) => mail(client, withCode, to, code, sendOptions) };
    },
    check(pool, name, user, purpose, given) {
      const counted = attemptName(pool, user?.username ?? name);
      attempts.spend(`check ${purpose}`, counted, wrongCodesPerHour);
      if (!user) throw codeMismatch();
      const issued = user.codes[purpose];
      if (!issued || issued.expiresAt <= clock.now()) throw codeExpired();
      if (!timingSafeEqual(digest(issued.code), digest(given))) throw codeMismatch();
      attempts.forgive(`check ${purpose}`, counted);
      return issued;
    },
  };
}

/** Where a code was sent, masked as AWS masks it. */
export function deliveryTo(contact: Contact, address: string): CodeDelivery {
  return { AttributeName: contact, DeliveryMedium: contacts[contact].medium, Destination: contacts[contact].mask(address) };
}

/** The same for a name that is nobody's: as if it were somebody's. */
export const deliveryToNobody = (name: string): CodeDelivery => deliveryTo(contactOf(name) ?? "email", name);

export function withoutCode(user: User, purpose: CodePurpose): User {
  return { ...user, codes: { ...user.codes, [purpose]: undefined } };
}

/** What attempts are counted by. */
export function attemptName(pool: UserPool, name: string): string {
  return `${pool.id}/${normalizeName(pool, name)}`;
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
