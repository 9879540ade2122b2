import type { Query, QueryClient, QueryKey } from "@tanstack/react-query";
import { session } from "../api/session.ts";
import { currentAccount } from "../device/account.ts";
import { ownStore } from "../device/own-store.ts";

interface KeptAnswer {
  version: number;
  queryKey: QueryKey;
  data: unknown;
  updatedAt: number;
}

/** Another for another shape of these answers: what an older page kept is not read then. */
const version = 1;

/** What a page without the network cannot do without. */
const lasting = new Set<unknown>(["languages", "rooms"]);

const store = ownStore<KeptAnswer>("answers", { items: 10, bytes: 2 ** 20 });

/**
 * Keeps these answers of the server on the device, and puts them in place where a page opens before the server has
 * answered; it is asked all the same, and its answer counts.
 */
export function keepAnswers(queries: QueryClient): void {
  const restore = async () => {
    const own = store();
    for (const key of await own.keys()) {
      const kept = await own.get(key);
      if (kept?.version !== version || own !== store() || queries.getQueryData(kept.queryKey) !== undefined) continue;
      queries.setQueryData(kept.queryKey, kept.data, { updatedAt: kept.updatedAt });
      // Old, and not the answer to what a page has asked since it opened.
      queries.getQueryCache().find({ queryKey: kept.queryKey })?.setState({ isInvalidated: true, dataUpdateCount: 0 });
    }
  };
  const keep = ({ queryKey, queryHash, state }: Query) => {
    if (!isLasting(queryKey) || state.data === undefined) return;
    const kept = { version, queryKey, data: state.data, updatedAt: state.dataUpdatedAt };
    void store().put(queryHash, kept, 2 * JSON.stringify(kept).length);
  };

  const cache = queries.getQueryCache();
  cache.subscribe((event) => {
    const query = cache.get(event.query.queryHash);
    if (query && event.type === "updated" && event.action.type === "success" && !event.action.manual) keep(query);
  });
  // Who comes finds their own, and takes along what is nobody's.
  session.subscribe(() => {
    cache.getAll().forEach(keep);
    void restore();
  });
  void restore();
}

/** A key's second part says whose it is, if it is anybody's. */
const isLasting = ([name, who = currentAccount()]: QueryKey): boolean => lasting.has(name) && who === currentAccount();
