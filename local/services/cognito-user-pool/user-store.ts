import type { DurableStore } from "../../storage/durable-store.ts";
import { contactNames, isVerified, type Contact } from "./contacts.ts";
import type { PasswordVerifier } from "./srp.ts";
import type { UserPool } from "./user-pool.ts";

export interface User {
  readonly poolId: string;
  /** A UUID where people sign in with an e-mail address or phone number; else what they chose. */
  readonly username: string;
  readonly sub: string;
  readonly status: "UNCONFIRMED" | "CONFIRMED" | "RESET_REQUIRED";
  /** Without `sub`. Values are text, as in the API. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly password: PasswordVerifier;
  /** Newest first, as many as the pool remembers. */
  readonly formerPasswords?: readonly PasswordVerifier[];
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly codes: Readonly<Partial<Record<CodePurpose, IssuedCode>>>;
  /** Names, whether the assembly still has such groups or not. */
  readonly groups?: readonly string[];
  readonly softwareToken?: SoftwareToken;
  readonly passkeys?: readonly Passkey[];
  /** Base32, of an authenticator app that has not shown its first code yet. */
  readonly unverifiedSecret?: string;
}

/** What is left of a passkey with us: its public half. */
export interface Passkey {
  /** Base64url, as are all bytes here. */
  readonly id: string;
  readonly publicKey: string;
  /** How often it was used, where it counts: a copy of it gives itself away. */
  readonly counter: number;
  readonly relyingPartyId: string;
  readonly transports: readonly string[];
  readonly attachment: string | undefined;
  readonly createdAt: number;
}

/** An authenticator app (TOTP). */
export interface SoftwareToken {
  /** Base32 */
  readonly secret: string;
  /** The time step of the last code that was taken: neither it nor an older one works again. */
  readonly lastStep: number;
  readonly deviceName: string | undefined;
  readonly enabled: boolean;
  readonly preferred: boolean;
}

export type CodePurpose = "signUp" | "reset" | Contact;

export interface IssuedCode {
  readonly code: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** What it was sent to. Left out: the e-mail address. */
  readonly contact?: Contact;
  /** The address or number that a right code verifies, where it is not the present one. */
  readonly pending?: string;
}

export interface UserStore {
  /** By username or, where the pool allows it, e-mail address or phone number. */
  find(pool: UserPool, name: string): User | undefined;
  get(poolId: string, username: string): User | undefined;
  ofPool(poolId: string): readonly User[];
  save(pool: UserPool, user: User): Promise<void>;
  remove(pool: UserPool, user: User): Promise<void>;
}

export function createUserStore(store: DurableStore, pools: ReadonlyMap<string, UserPool>): UserStore {
  const users = store.table<User>("user");
  /** From pool and name or address to the key of the user who owns it. */
  const names = new Map<string, string>();
  for (const user of users.values()) {
    const pool = pools.get(user.poolId);
    if (pool) for (const name of namesOf(pool, user)) names.set(name, keyOf(user.poolId, user.username));
  }

  function forget(pool: UserPool, user: User): void {
    const key = keyOf(user.poolId, user.username);
    for (const name of namesOf(pool, user)) if (names.get(name) === key) names.delete(name);
  }

  return {
    find(pool, name) {
      const key = names.get(`${pool.id}/${normalizeName(pool, name)}`);
      return key === undefined ? undefined : users.get(key);
    },
    get: (poolId, username) => users.get(keyOf(poolId, username)),
    ofPool: (poolId) => [...users.values()].filter((user) => user.poolId === poolId),
    save(pool, user) {
      const key = keyOf(user.poolId, user.username);
      const before = users.get(key);
      if (before) forget(pool, before);
      for (const name of namesOf(pool, user)) names.set(name, key);
      return users.put(key, user);
    },
    remove(pool, user) {
      forget(pool, user);
      return users.delete(keyOf(user.poolId, user.username));
    },
  };
}

export function isNameToSignInWith({ usernames, aliases }: UserPool, contact: Contact): boolean {
  return usernames.includes(contact) || aliases.includes(contact);
}

/** One spelling for all that the pool takes for the same name. */
export function normalizeName(pool: UserPool, name: string): string {
  return pool.caseSensitive ? name.normalize("NFC") : name.normalize("NFC").toLowerCase();
}

/** What a user can be found by; unique in the pool. */
function namesOf(pool: UserPool, { username, attributes }: User): string[] {
  const named = contactNames.filter((contact) => pool.usernames.includes(contact) || (pool.aliases.includes(contact) && isVerified(attributes, contact)));
  return [username, ...named.flatMap((contact) => attributes[contact] ?? [])].map((name) => `${pool.id}/${normalizeName(pool, name)}`);
}

function keyOf(poolId: string, username: string): string {
  return `${poolId}/${username}`;
}
