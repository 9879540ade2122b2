import { createHash, randomUUID } from "node:crypto";
import type { DurableStore } from "../../storage/durable-store.ts";
import type { IdentityPool } from "./identity-pool.ts";

export interface Identity {
  /** `REGION:UUID` */
  readonly id: string;
  readonly poolId: string;
  /** Who owns it; undefined for a guest. An identity that has an owner never gets another. */
  readonly login?: { readonly provider: string; readonly sub: string };
}

export type Login = NonNullable<Identity["login"]>;

export interface IdentityStore {
  get(id: string): Identity | undefined;
  findByLogin(pool: IdentityPool, login: Login): Identity | undefined;
  create(pool: IdentityPool, login?: Login): Promise<Identity>;
  /** A guest signed in: from now on the identity is theirs. */
  claim(identity: Identity, login: Login): Promise<Identity>;
  remove(...ids: string[]): Promise<void>;
}

export function createIdentityStore(store: DurableStore): IdentityStore {
  const identities = store.table<Identity>("identity");
  const byLogin = new Map<string, Identity>();
  for (const identity of identities.values()) index(identity);

  function index(identity: Identity): void {
    if (identity.login) byLogin.set(loginKey(identity.poolId, identity.login), identity);
  }
  async function save(identity: Identity): Promise<Identity> {
    index(identity);
    await identities.put(identity.id, identity);
    return identity;
  }

  return {
    get: (id) => identities.get(id),
    findByLogin: (pool, login) => byLogin.get(loginKey(pool.id, login)),
    create: (pool, login) => save({ id: `${pool.region}:${randomUUID()}`, poolId: pool.id, ...(login && { login }) }),
    claim: (identity, login) => save({ ...identity, login }),
    async remove(...ids) {
      for (const id of ids) {
        const { poolId = "", login } = identities.get(id) ?? {};
        if (login) byLogin.delete(loginKey(poolId, login));
      }
      await identities.delete(...ids);
    },
  };
}

function loginKey(poolId: string, { provider, sub }: Login): string {
  return createHash("sha256").update(JSON.stringify([poolId, provider, sub])).digest("base64");
}
