import { session } from "../api/session.ts";
import type { Session } from "../api/session-store.ts";

/** Whose things are meant: a guest's are not those of the person who signs in. */
export const accountOf = (who: Session): string => (who.state === "guest" ? "guest" : who.sub);

export const currentAccount = (): string => accountOf(session.current());
