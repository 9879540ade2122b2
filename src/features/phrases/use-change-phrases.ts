import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toParleyError } from "../../api/errors.ts";
import type { MessageId } from "../../locales/message-id.ts";
import { showToast } from "../../ui/toasts.ts";
import { useMessages } from "../../ui/use-messages.ts";
import { type Change, inverse, sendChange, showChange } from "./change-phrases.ts";
import { phrasesKey, retry } from "./phrases-query.ts";

const said: Record<Change["kind"], MessageId | undefined> = {
  keep: "phrases.announce.kept",
  restore: "phrases.announce.restored",
  remove: "phrases.announce.deleted",
  favourite: undefined,
};

const failed: Record<Change["kind"], MessageId> = {
  keep: "phrases.failed.keep",
  restore: "phrases.failed.keep",
  remove: "phrases.failed.delete",
  favourite: "phrases.failed.favourite",
};

/**
 * Changes the phrases of the person with this `sub`: shown at once, sent one after the other in the order of the
 * presses, taken back with a word if it could not be done, and undone by the toast where something was removed.
 */
export function useChangePhrases(sub: string): (change: Change) => void {
  const cache = useQueryClient();
  const message = useMessages();

  const { mutate } = useMutation({
    scope: { id: `phrases of ${sub}` },
    // A change that waits unseen for the network would look saved and be lost with the tab.
    networkMode: "always",
    mutationFn: sendChange,
    retry,
    onMutate: async (change) => {
      await cache.cancelQueries({ queryKey: phrasesKey(sub) });
      showChange(cache, sub, change);
    },
    onSuccess: (phrase, change) => {
      if (change.kind !== "remove") showChange(cache, sub, { kind: "keep", phrase });
      const text = said[change.kind];
      if (!text) return;
      const undo = { label: message("phrases.undo"), run: () => mutate(inverse(change)) };
      showToast({ text: message(text), ...(change.kind === "remove" && { action: undo }) });
    },
    onError: (error, change) => {
      showChange(cache, sub, inverse(change));
      showToast({
        text: message(failed[change.kind], { reason: toParleyError(error).sentence }),
        action: { label: message("phrases.retry"), run: () => mutate(change) },
      });
    },
  });
  return mutate;
}
