import { useSyncExternalStore } from "react";
import { session } from "./session.ts";
import type { Session } from "./session-store.ts";

/** Who is here, at once and without amplify; follows sign-ins and sign-outs in this tab and in others. */
export const useSession = (): Session => useSyncExternalStore(session.subscribe, session.current);
