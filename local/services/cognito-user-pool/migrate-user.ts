import { randomUUID } from "node:crypto";
import { contactOf } from "./contacts.ts";
import type { Context } from "./context.ts";
import { makeVerifier } from "./srp.ts";
import type { ClientMetadata } from "./triggers.ts";
import type { UserPoolClient } from "./user-pool.ts";
import { normalizeName, type User } from "./user-store.ts";

/** Takes in a person whom the UserMigration trigger vouches for. Undefined where it does not, or there is none. */
export async function migrateUser(
  { users, triggers, clock }: Pick<Context, "users" | "triggers" | "clock">,
  client: UserPoolClient,
  given: { readonly name: string; readonly password: string | undefined; readonly metadata: ClientMetadata },
): Promise<User | undefined> {
  const { pool } = client;
  const migrated = await triggers.migrateUser(client, given.name, given.password, given.metadata);
  if (!migrated) return undefined;
  const contact = contactOf(given.name);
  const named = contact && pool.usernames.includes(contact) ? { [contact]: given.name } : {};
  const { email, ...attributes } = { ...named, ...migrated.attributes };
  const names = [given.name, ...pool.usernames.flatMap((each) => migrated.attributes[each] ?? [])];
  // Someone else may have had the same name while the trigger took its time.
  if (names.some((name) => users.find(pool, name))) return undefined;
  const sub = randomUUID();
  const username = pool.usernames.length > 0 ? sub : normalizeName(pool, given.name);
  const user: User = {
    poolId: pool.id,
    username,
    sub,
    status: given.password === undefined ? "RESET_REQUIRED" : migrated.status,
    attributes: { ...attributes, ...(email !== undefined && { email: normalizeName(pool, email) }) },
    password: makeVerifier(pool.name, username, given.password ?? randomUUID()),
    createdAt: clock.now(),
    codes: {},
  };
  await users.save(pool, user);
  return user;
}
