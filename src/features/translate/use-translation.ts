import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { Draft } from "./draft.ts";
import { canTranslate } from "./ladder/can-translate.ts";
import { deviceQuery } from "./ladder/device-query.ts";
import type { Found } from "./ladder/rung.ts";
import { countCharacters, limit } from "./text-length.ts";
import { type Ask, recallQuery, sameAsk, type Translation, translationQuery } from "./translation-query.ts";
import { type TranslationView, viewOf } from "./translation-view.ts";
import { useSettled } from "./use-settled.ts";
import { useSlow } from "./use-slow.ts";

const nothing: Translation = { text: "", source: "", target: "", engine: "", characters: 0, cached: true };

interface Around {
  /** The share of the quota that is left, 0 to 1. */
  left: number;
  /** Why the server is out of reach, as a code, as far as the page knows. */
  lost: string | undefined;
  /** Looks among the kept phrases; another function for other phrases. */
  findPhrase: (ask: Ask) => Found | undefined;
}

/** The translation of the draft as it is typed; what this device has of it while the server does not answer. */
export function useTranslation(draft: Draft, formal: boolean, { left, lost, findPhrase }: Around): TranslationView {
  const { source, target, echo } = draft;
  const over = countCharacters(draft.text) > limit;
  const ask: Ask = { text: over ? "" : draft.text.trimEnd(), source, target, formal };
  const settled = useSettled(ask, left);
  const empty = settled.text.trim() === "";
  const query = useQuery({
    ...translationQuery(settled),
    enabled: !empty,
    // An empty text has an empty answer: what is typed after it does not begin with the translation of long ago.
    ...(empty && { initialData: { ...nothing, target } }),
    placeholderData: (before) => (echo ? { ...nothing, text: echo.text, target: echo.language } : before),
  });

  // The query looks into this device's memory first: before it has, no lower rung is tried.
  const { data: recalled } = useQuery({ ...recallQuery(settled), enabled: false });
  const waiting = !empty && query.error === null && (query.isPlaceholderData || query.data === undefined);
  const slow = useSlow(waiting, JSON.stringify(settled));
  const climbing = waiting && recalled === null && (slow || lost !== undefined || query.failureReason !== null);
  const phrase = useMemo(() => (climbing ? findPhrase(settled) : undefined), [climbing, findPhrase, settled]);
  const { data: device } = useQuery({ ...deviceQuery(settled), enabled: canTranslate && climbing && !phrase });

  const view = viewOf(ask, settled, query, { lost, slow, phrase, device });
  return { ...view, ...useCorrection(settled, view), over, retry: () => void query.refetch() };
}

/** Remembers what stood in for the answer, to tell when that was another. */
function useCorrection(settled: Ask, { standIn, translation }: Pick<TranslationView, "standIn" | "translation">) {
  const [stood, setStood] = useState<{ ask: Ask; text: string }>();
  const current = stood !== undefined && sameAsk(stood.ask, settled);
  if (standIn && (!current || stood.text !== standIn.text)) setStood({ ask: settled, text: standIn.text });
  else if (stood && !current) setStood(undefined);
  return current && translation && translation.text !== stood.text ? { corrected: true as const } : {};
}
