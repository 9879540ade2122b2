import { createSessionStore, prefix, type Tokens } from "./session-store.ts";

/** A browser may refuse storage altogether, and a test has none: then everybody is a guest. */
function browserStorage(): Tokens {
  try {
    return window.localStorage;
  } catch {
    return { length: 0, key: () => null, getItem: () => null };
  }
}

export const session = createSessionStore(browserStorage());

// Other tabs sign in and out too: the browser tells of their writes, never of our own.
if (typeof window !== "undefined") {
  window.addEventListener("storage", ({ key }) => {
    if (key === null || key.startsWith(prefix)) session.refresh("elsewhere");
  });
}
