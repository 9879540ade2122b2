import { createHash, timingSafeEqual } from "node:crypto";
import type { Clock, Mailbox } from "../interfaces.ts";
import type { Attempts } from "./attempts.ts";
import { codeExpired, codeMismatch } from "./errors.ts";
import type { ClientMetadata, Triggers } from "./triggers.ts";
import type { UserPool, UserPoolClient } from "./user-pool.ts";
import { type CodePurpose, type IssuedCode, normalizeName, type User } from "./user-store.ts";

const hour = 60 * 60_000;
const lifetimes: Readonly<Record<CodePurpose, number>> = { signUp: 24 * hour, reset: hour, email: 24 * hour };
const wrongCodesPerHour = 5;
const sentCodesPerHour = 10;

export interface CodeDelivery {
  readonly AttributeName: "email";
  readonly DeliveryMedium: "EMAIL";
  readonly Destination: string;
}

export interface SendOptions {
  readonly purpose: CodePurpose;
  /** The suffix of the CustomMessage trigger's source. */
  readonly source: "SignUp" | "ResendCode" | "ForgotPassword" | "UpdateUserAttribute" | "VerifyUserAttribute";
  /** A new address, which the code is sent to and which a right code verifies. */
  readonly pendingEmail?: string;
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

  async function mail(client: UserPoolClient, user: User, to: string, code: string, { source, metadata }: SendOptions): Promise<CodeDelivery> {
    const custom = await triggers.customMessage(client, user, source, metadata);
    const { subject, message } = client.pool.verificationMail;
    const body = (custom.message ?? message).replaceAll("{####}", code).replaceAll("{username}", user.username);
    await mailbox.send({ to, subject: custom.subject ?? subject, body, code, user: user.sub });
    return deliveryTo(to);
  }

  return {
    countRequest: (pool, name, purpose) => attempts.spend(`send ${purpose}`, attemptName(pool, name), sentCodesPerHour),
    issue(user, sendOptions) {
      const { purpose, pendingEmail } = sendOptions;
      const code = newCode();
      const issued: IssuedCode = { code, expiresAt: clock.now() + lifetimes[purpose], ...(pendingEmail && { pendingEmail }) };
      const to = pendingEmail ?? user.attributes.email ?? "";
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

/** Where a code was sent, masked as AWS masks it: `a***@e***`. */
export function deliveryTo(address: string): CodeDelivery {
  const [local = "", domain = local] = address.split("@");
  return { AttributeName: "email", DeliveryMedium: "EMAIL", Destination: `${firstLetter(local)}***@${firstLetter(domain)}***` };
}

export function withoutCode(user: User, purpose: CodePurpose): User {
  return { ...user, codes: { ...user.codes, [purpose]: undefined } };
}

function firstLetter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0x2a);
}

/** What attempts are counted by. */
export function attemptName(pool: UserPool, name: string): string {
  return `${pool.id}/${normalizeName(pool, name)}`;
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
