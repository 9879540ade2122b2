import type { Session } from "../api/session-store.ts";

/** Whose counts are meant: a guest's are not those of the person who signs in. */
export const personOf = (session: Session): string => (session.state === "guest" ? "guest" : session.sub);
