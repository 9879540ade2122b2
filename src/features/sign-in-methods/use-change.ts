import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useMessages } from "../../ui/use-messages.ts";
import { loadMethods, methodsQuery } from "./methods.ts";
import { methodProblem } from "./method-problem.ts";

type Amplify = Awaited<ReturnType<typeof loadMethods>>;

export interface Change {
  readonly busy: boolean;
  /** Why the last one was refused, in words. */
  readonly problem: string | undefined;
  /** Resolves with whether it was done; one at a time. */
  run: (change: (amplify: Amplify) => Promise<unknown>) => Promise<boolean>;
}

/** A change of somebody's ways to sign in; what stands on the page is read anew after it. */
export function useChange(sub: string): Change {
  const t = useMessages();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const run: Change["run"] = async (change) => {
    if (busy) return false;
    setBusy(true);
    setProblem(undefined);
    try {
      await change(await loadMethods());
      await queries.invalidateQueries({ queryKey: methodsQuery(sub).queryKey });
      return true;
    } catch (error) {
      setProblem(methodProblem(error, t));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run };
}
