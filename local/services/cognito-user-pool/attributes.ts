import { AwsError } from "../../gateway/aws-error.ts";
import { contacts } from "./contacts.ts";
import { invalidParameter } from "./input.ts";
import type { UserPool, UserPoolClient } from "./user-pool.ts";
import { normalizeName, type User } from "./user-store.ts";

/** Checks what a client wants to write, and answers it as it is stored. Throws NotAuthorizedException, InvalidParameterException. */
export function acceptAttributes(client: UserPoolClient, given: Readonly<Record<string, string>>): Record<string, string> {
  const { pool, writableAttributes } = client;
  for (const name of Object.keys(given)) {
    if (name === "sub" || name.endsWith("_verified") || (writableAttributes && !writableAttributes.includes(name))) {
      throw new AwsError("NotAuthorizedException", "A client attempted to write unauthorized attribute");
    }
    if (!pool.attributes.has(name)) {
      throw invalidParameter(`Attributes did not conform to the schema: Type for attribute {${name}} could not be determined`);
    }
  }
  const { email, phone_number: phoneNumber } = given;
  if (email !== undefined && !contacts.email.isValid(email)) throw invalidParameter("Invalid email address format.");
  if (phoneNumber !== undefined && !contacts.phone_number.isValid(phoneNumber)) throw invalidParameter("Invalid phone number format.");
  return { ...given, ...(email !== undefined && { email: normalizeName(pool, email) }) };
}

export function requireAttributes(pool: UserPool, attributes: Readonly<Record<string, string>>): void {
  const missing = [...pool.attributes].filter(([name, { required }]) => required && !attributes[name]).map(([name]) => name);
  if (missing.length === 0) return;
  throw invalidParameter(`Attributes did not conform to the schema: ${missing.map((name) => `${name}: The attribute is required\n`).join("")}`);
}

/** Those that the client may see; `sub` is among them always. */
export function readableAttributes({ readableAttributes: readable }: UserPoolClient, user: User): Record<string, string> {
  const entries = Object.entries(user.attributes).filter(([name]) => !readable || readable.includes(name));
  return { sub: user.sub, ...Object.fromEntries(entries) };
}
