import { session } from "../api/session.ts";
import { preferences, thisTab } from "../ui/stored.ts";

let before = session.current();
let departures = 0;
const listeners = new Set<() => void>();

/**
 * What a person typed in this tab, and the name they gave, leave with them; what a guest types stays when they sign in,
 * and what stands there when a sign-in runs out stays too. Listens before any page does: they are drawn anew without it.
 */
session.subscribe(() => {
  const now = session.current();
  const left = before.state === "signed-in" && (now.state === "guest" ? now.ended !== "expired" : now.sub !== before.sub);
  before = now;
  if (!left) return;
  thisTab.clear();
  preferences.write("room.name", "");
  departures += 1;
  listeners.forEach((listener) => listener());
});

/** How many people have left this tab: whatever holds something of theirs has this as its key. */
export const departuresOfThisTab = {
  count: () => departures,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
