import { type Dispatch, useEffect, useReducer } from "react";
import { preferences, thisTab } from "../../ui/stored.ts";
import { changeDraft, type Draft, type DraftChange, otherThan } from "./draft.ts";

/** The visitor's own language, as the browser tells it: "es-MX" is "es" here. */
export const homeLanguage = (): string => navigator.language.split("-")[0] ?? "en";

const firstDraft = (): Draft => ({
  text: thisTab.read("text") ?? "",
  source: preferences.read("source") ?? "auto",
  target: preferences.read("target") ?? otherThan(homeLanguage()),
  polite: preferences.read("polite") === "true",
});

/** Puts a text on the translate page from elsewhere. */
export function leaveDraft({ text, source, target }: Pick<Draft, "text" | "source" | "target">): void {
  thisTab.write("text", text);
  preferences.write("source", source);
  preferences.write("target", target);
}

/** The draft, kept over a reload. */
export function useDraft(): [Draft, Dispatch<DraftChange>] {
  const [draft, change] = useReducer(changeDraft, undefined, firstDraft);
  const { text, source, target, polite } = draft;

  useEffect(() => leaveDraft({ text, source, target }), [text, source, target]);
  useEffect(() => preferences.write("polite", polite ? "true" : ""), [polite]);

  return [draft, change];
}
