import type { Api } from "./amplify.ts";
import { toParleyError } from "./errors.ts";

export type { Api, Client } from "./amplify.ts";

let api: Promise<Api> | undefined;

/**
 * Amplify, configured for this deployment: about 57 kB (gzip) that the first paint does not wait for. Call it when
 * the page is idle or at the first need; a failed load is tried anew by the next call.
 * @throws ParleyError `Offline` or `ServiceUnavailable`
 */
export function loadApi(): Promise<Api> {
  api ??= import("./amplify.ts")
    .then((amplify) => amplify.connect())
    .catch((error: unknown) => {
      api = undefined;
      throw toParleyError(error);
    });
  return api;
}
