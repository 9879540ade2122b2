import { currentAccount } from "./account.ts";
import { type BoundedStore, type Bounds, createBoundedStore } from "./bounded-store.ts";

/**
 * The store of whoever is here. Ask for it before waiting for anything: what comes then, when they have left, is kept
 * for nobody else.
 */
export function ownStore<V>(name: string, bounds: Bounds): () => BoundedStore<V> {
  let last: { account: string; store: BoundedStore<V> } | undefined;
  return () => {
    const account = currentAccount();
    if (last?.account !== account) last = { account, store: createBoundedStore<V>(account, name, bounds) };
    return last.store;
  };
}
