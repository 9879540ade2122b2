import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useSession } from "../../api/use-session.ts";
import { accountOf } from "../../device/account.ts";
import { forgetOthers } from "../../device/forget.ts";
import { preferences } from "../../ui/stored.ts";

/** Who did not leave: their sign-in ran out. What this browser keeps of them waits, unseen, until they are back or another is. */
const away = "away";

/** What was fetched or kept for a person leaves memory and this browser with them: computers are shared. For the app, once. */
export function useForgetPeople(): void {
  const cache = useQueryClient();
  const session = useSession();
  const account = accountOf(session);
  const ranOut = session.state === "guest" && session.ended === "expired";
  const before = useRef(account);

  useEffect(() => {
    const left = before.current;
    before.current = account;
    if (left !== account) {
      preferences.write(away, ranOut ? left : "");
      cache.getMutationCache().clear();
      cache.removeQueries({ predicate: ({ queryKey }) => !impersonal.has(queryKey[0]) });
    }
    // Also at the start: the tab may have gone before it had forgotten.
    const returning = session.state === "guest" ? preferences.read(away) : undefined;
    void forgetOthers([account, ...(returning ? [returning] : [])]).catch(() => undefined);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the account is what matters; the rest of the session goes with it
  }, [cache, account]);
}

const impersonal = new Set<unknown>(["languages", "sign-in-form"]);
