import { useQuery } from "@tanstack/react-query";
import { ParleyError } from "../../api/errors.ts";
import type { Draft } from "./draft.ts";
import { countCharacters, limit } from "./text-length.ts";
import { type Ask, type Translation, translationQuery } from "./translation-query.ts";
import { useSettled } from "./use-settled.ts";

export interface TranslationView {
  /** What can be shown: the answer, or while it is on its way, the one before. */
  shown?: { text: string; language: string };
  /** The answer to exactly what stands there. */
  translation?: Translation;
  /** `shown` is not (yet) the answer to what stands there. */
  behind: boolean;
  /** A refusal: asking again would not help, unless something is changed. */
  refusal?: ParleyError;
  /** Why there is no answer yet; it is asked for again by itself. */
  trouble?: ParleyError;
  retry: () => void;
}

/** The translation of the draft as it is typed. `left` is the share of the quota that is left, 0 to 1. */
export function useTranslation(draft: Draft, formal: boolean, left: number): TranslationView {
  const over = countCharacters(draft.text) > limit;
  const ask: Ask = {
    text: over ? "" : draft.text.trimEnd(),
    source: draft.source,
    target: draft.target,
    formal,
  };
  const settled = useSettled(ask, left);
  const empty = settled.text.trim() === "";
  const { data, error, failureReason, isPlaceholderData, isFetching, refetch } = useQuery({
    ...translationQuery(settled),
    enabled: !empty,
    // An empty text has an empty answer: what is typed after it does not begin with the translation of long ago.
    ...(empty && { initialData: { ...nothing, target: settled.target } }),
    placeholderData: (before) => (draft.echo ? { ...nothing, text: draft.echo.text, target: draft.echo.language } : before),
  });

  const current = settled.text === ask.text && settled.source === ask.source && settled.target === ask.target && settled.formal === formal;
  const refusal = asParleyError(error);
  const trouble = refusal ? undefined : asParleyError(failureReason);
  return {
    ...(data && data.text !== "" && !refusal && { shown: { text: data.text, language: data.target } }),
    ...(data && !empty && !isPlaceholderData && current && !refusal && { translation: data }),
    behind: !empty && (isPlaceholderData || !current || (isFetching && !data)),
    ...(refusal && current && { refusal }),
    ...(trouble && { trouble }),
    retry: () => void refetch(),
  };
}

const nothing: Translation = { text: "", source: "", target: "", engine: "", characters: 0, cached: true };

const asParleyError = (error: unknown): ParleyError | undefined => (error instanceof ParleyError ? error : undefined);
