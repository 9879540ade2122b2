import { ParleyError } from "../../api/errors.ts";
import { type Found, type Rung, rungOf, type StandIn } from "./ladder/rung.ts";
import { type Ask, sameAsk, type Translation } from "./translation-query.ts";

export interface TranslationView {
  /** What can be shown: the answer, or what stands in for it; while it is on its way, the one before. */
  shown?: { text: string; language: string };
  /** The answer to exactly what stands there. */
  translation?: Translation;
  /** What this device has for exactly what stands there, until the answer comes. */
  standIn?: StandIn;
  /** How what is shown was come by, while the server is out of reach. */
  rung?: Rung;
  /** The answer came, and is another than what stood in for it. */
  corrected?: true;
  /** The language of the text, as far as the last answer knows: letters that are added do not change it back to unknown. */
  source?: string;
  /** `shown` is not (yet) the answer to what stands there, nor does it stand in for it. */
  behind: boolean;
  /** More than the page sends. */
  over?: boolean;
  /** A refusal: asking again would not help, unless something is changed. */
  refusal?: ParleyError;
  /** Why there is no answer yet, as a code; it is asked for again by itself. */
  trouble?: string;
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

/** What can be told of `settled` without the server. */
export interface Ladder {
  /** Why the server is out of reach, as a code, as far as is known. */
  lost: string | undefined;
  slow: boolean;
  phrase: Found | undefined;
  /** Null for nothing, undefined while it is being looked for. */
  device: Found | null | undefined;
}

/** What the page shows of `ask` while the server is asked about `settled`: nothing old is ever taken for an answer. */
export function viewOf(
  ask: Ask,
  settled: Ask,
  { data, isPlaceholderData, error, failureReason }: Standing,
  { lost, slow, phrase, device }: Ladder,
): Omit<TranslationView, "retry"> {
  if (ask.text.trim() === "") return { behind: false };
  const current = sameAsk(ask, settled);
  const refusal = asParleyError(error);
  if (refusal && current) return { behind: false, refusal };

  const answered = !isPlaceholderData && data !== undefined;
  const trouble = refusal ? undefined : (asParleyError(failureReason)?.code ?? lost);
  const rung = refusal ? undefined : rungOf({ answered, lost: trouble !== undefined, slow, phrase, device });
  const found = rung === "phrases" ? phrase : rung === "device" ? device : undefined;
  const standIn = found && (rung === "phrases" || rung === "device") ? { ...found, rung } : undefined;
  // Out of reach, an answer to something else may stay for long: it is not left where somebody could take it for this one's.
  const shown = standIn ?? (answered || !trouble ? data : undefined);
  const source = standIn?.source ?? (ask.source === settled.source ? data?.source : undefined);
  return {
    // What waits for the network goes on doing so while it is typed.
    behind: rung !== "queued" && !(current && (answered || standIn)),
    ...(shown && shown.text !== "" && !refusal && { shown: { text: shown.text, language: shown.target } }),
    ...(source && !refusal && { source }),
    ...(answered && current && !refusal && { translation: data }),
    ...(standIn && current && { standIn }),
    ...(rung && (current || rung === "queued") && { rung }),
    ...(trouble && !(answered && current) && { trouble }),
  };
}

const asParleyError = (error: unknown): ParleyError | undefined => (error instanceof ParleyError ? error : undefined);
