import type { QueryCache } from "@tanstack/react-query";
import { isTransient, ParleyError } from "../api/errors.ts";

/** Queries that nobody but the server answers, or this device out of its memory. */
const asked = new Set<unknown>(["languages", "usage", "translation", "speech", "rooms"]);

/** Why the server is out of reach, as a code, by what was last heard of it; undefined while there is no reason to think so. */
export interface Reach {
  current: () => string | undefined;
  subscribe: (listener: () => void) => () => void;
}

/** Learns from every answer and every failure. The browser's word counts until the next of either: it can be wrong. */
export function createReach(cache: QueryCache, browser: Pick<Window, "addEventListener" | "removeEventListener">, online: boolean): Reach {
  let lost = online ? undefined : "Offline";
  const listeners = new Set<() => void>();
  const set = (next: string | undefined) => {
    if (next === lost) return;
    lost = next;
    listeners.forEach((listener) => listener());
  };
  const wentOffline = () => set("Offline");
  const cameOnline = () => set(undefined);

  const listen = () => {
    browser.addEventListener("offline", wentOffline);
    browser.addEventListener("online", cameOnline);
    const unsubscribe = cache.subscribe((event) => {
      if (event.type !== "updated") return;
      const query = cache.get(event.query.queryHash);
      if (!asked.has(query?.queryKey[0])) return;
      const { action } = event;
      if (action.type === "success" && !action.manual && !isRecalled(action.data)) set(undefined);
      if (action.type === "failed" || action.type === "error") {
        const error: unknown = action.error;
        if (isTransient(error)) set(error instanceof ParleyError ? error.code : "ServiceUnavailable");
        else if (error instanceof ParleyError) set(undefined);
      }
    });
    return () => {
      unsubscribe();
      browser.removeEventListener("offline", wentOffline);
      browser.removeEventListener("online", cameOnline);
    };
  };

  let stop: (() => void) | undefined;
  return {
    current: () => lost,
    subscribe: (listener) => {
      stop ??= listen();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}

const isRecalled = (data: unknown): boolean => typeof data === "object" && data !== null && "recalled" in data;
