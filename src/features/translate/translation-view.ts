import { ParleyError } from "../../api/errors.ts";
import type { Ask, Translation } from "./translation-query.ts";

export interface TranslationView {
  /** What can be shown: the answer, or while it is on its way, the one before. */
  shown?: { text: string; language: string };
  /** The answer to exactly what stands there. */
  translation?: Translation;
  /** The language of the text, as far as the last answer knows: letters that are added do not change it back to unknown. */
  source?: string;
  /** `shown` is not (yet) the answer to what stands there. */
  behind: boolean;
  /** More than the page sends. */
  over?: boolean;
  /** A refusal: asking again would not help, unless something is changed. */
  refusal?: ParleyError;
  /** Why there is no answer yet; it is asked for again by itself. */
  trouble?: ParleyError;
  retry: () => void;
}

/** How a query for `settled` stands. */
export interface Standing {
  data: Translation | undefined;
  /** `data` is the answer before this one. */
  isPlaceholderData: boolean;
  error: unknown;
  /** Why the last try failed, though more will follow. */
  failureReason: unknown;
}

/** What the page shows of `ask` while the server is asked about `settled`: nothing old is ever taken for an answer. */
export function viewOf(ask: Ask, settled: Ask, { data, isPlaceholderData, error, failureReason }: Standing): Omit<TranslationView, "retry"> {
  if (ask.text.trim() === "") return { behind: false };
  const current = (["text", "source", "target", "formal"] as const).every((key) => ask[key] === settled[key]);
  const refusal = asParleyError(error);
  if (refusal && current) return { behind: false, refusal };

  const answered = current && !isPlaceholderData && data !== undefined;
  const trouble = refusal ? undefined : asParleyError(failureReason);
  return {
    behind: !answered,
    ...(data && data.text !== "" && !refusal && { shown: { text: data.text, language: data.target } }),
    ...(data?.source && ask.source === settled.source && !refusal && { source: data.source }),
    ...(answered && { translation: data }),
    ...(trouble && !answered && { trouble }),
  };
}

const asParleyError = (error: unknown): ParleyError | undefined => (error instanceof ParleyError ? error : undefined);
