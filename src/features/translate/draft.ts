/** What stands on the translate page and is not the server's: the text, and between which languages. */
export interface Draft {
  text: string;
  /** A language code, or `auto`. */
  source: string;
  target: string;
  /** Ask for the polite form, where the language has one. */
  polite: boolean;
  /** Shown on their side after a swap, until the translation is there. */
  echo?: { text: string; language: string };
  /** The text that was cleared, until something is typed. */
  cleared?: string;
}

/** What the page knows beside the draft when the languages change sides. */
export interface Answered {
  /** The language of the text, where it was detected. */
  detected?: string | undefined;
  /** The translation of exactly this draft, if it is there. */
  translation?: string | undefined;
}

export type DraftChange =
  | { do: "type"; text: string }
  | { do: "clear" }
  | { do: "undo" }
  | { do: "open"; text: string; source: string; target: string }
  | { do: "be-polite"; polite: boolean }
  | ({ do: "swap"; home: string } & Answered)
  | ({ do: "choose"; side: "source" | "target"; code: string; home: string } & Answered);

export function changeDraft(draft: Draft, change: DraftChange): Draft {
  const { text, source, target, polite } = draft;
  switch (change.do) {
    case "type":
      return { text: change.text, source, target, polite };
    case "clear":
      return { text: "", source, target, polite, cleared: text };
    case "undo":
      return { text: draft.cleared ?? text, source, target, polite };
    case "open":
      return { text: change.text, source: change.source, target: change.target, polite };
    case "be-polite":
      return { text, source, target, polite: change.polite };
    case "swap":
      return swap(draft, change);
    case "choose": {
      if (change.code === draft[change.side]) return draft;
      const other = change.side === "source" ? target : source;
      if (change.code === other) return swap(draft, change);
      return { text, source, target, polite, [change.side]: change.code };
    }
  }
}

function swap({ text, source, target, polite }: Draft, { detected, translation, home }: Answered & { home: string }): Draft {
  const back = source === "auto" ? (detected ?? home) : source;
  const next = { source: target, target: back === target ? otherThan(target) : back, polite };
  return translation ? { ...next, text: translation, echo: { text, language: next.target } } : { ...next, text };
}

/** The languages to begin with: whatever is typed, into the first of these that is not the visitor's own. */
export const otherThan = (home: string): string => (home.split("-")[0] === "en" ? "es" : "en");
