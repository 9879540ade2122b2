import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useSession } from "../../api/use-session.ts";

/** What was fetched for a person leaves memory with them, in every tab: computers are shared. For the app, once. */
export function useForgetPeople(): void {
  const cache = useQueryClient();
  const session = useSession();
  const sub = session.state === "signed-in" ? session.sub : undefined;
  const before = useRef(sub);

  useEffect(() => {
    const left = before.current;
    before.current = sub;
    if (left === undefined || left === sub) return;
    cache.getMutationCache().clear();
    cache.removeQueries({ predicate: ({ queryKey }) => !impersonal.has(queryKey[0]) });
  }, [cache, sub]);
}

const impersonal = new Set<unknown>(["languages", "sign-in-form"]);
