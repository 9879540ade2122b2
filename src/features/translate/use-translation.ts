import { useQuery } from "@tanstack/react-query";
import type { Draft } from "./draft.ts";
import { countCharacters, limit } from "./text-length.ts";
import { type Ask, type Translation, translationQuery } from "./translation-query.ts";
import { type TranslationView, viewOf } from "./translation-view.ts";
import { useSettled } from "./use-settled.ts";

const nothing: Translation = { text: "", source: "", target: "", engine: "", characters: 0, cached: true };

/** The translation of the draft as it is typed. `left` is the share of the quota that is left, 0 to 1. */
export function useTranslation(draft: Draft, formal: boolean, left: number): TranslationView {
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
  return { ...viewOf(ask, settled, query), over, retry: () => void query.refetch() };
}
