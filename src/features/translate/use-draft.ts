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

/** The draft, kept over a reload. */
export function useDraft(): [Draft, Dispatch<DraftChange>] {
  const [draft, change] = useReducer(changeDraft, undefined, firstDraft);
  const { text, source, target, polite } = draft;

  useEffect(() => thisTab.write("text", text), [text]);
  useEffect(() => {
    preferences.write("source", source);
    preferences.write("target", target);
    preferences.write("polite", polite ? "true" : "");
  }, [source, target, polite]);

  return [draft, change];
}
