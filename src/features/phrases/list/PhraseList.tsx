import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { useMessages } from "../../../ui/use-messages.ts";
import type { BookPhrase } from "../book/phrase-book.ts";
import type { LanguageNames } from "../phrase.ts";
import { type EntryActions, PhraseEntry } from "./PhraseEntry.tsx";
import styles from "./PhraseList.module.css";
import { useWindow } from "./use-window.ts";

interface PhraseListProps {
  phrases: readonly BookPhrase[];
  /** Names the list: another is read from its beginning. */
  name: string;
  words: readonly string[];
  named: boolean;
  /** The chosen ones, while phrases are being selected. */
  chosen: ReadonlySet<string> | undefined;
  languages: LanguageNames;
  listen: ((text: string, language: string, place: string) => ReactNode) | undefined;
  actions: EntryActions;
}

/** As much of the list as one has come to; screen readers hear of the whole. */
export function PhraseList({ phrases, name, words, named, chosen, languages, listen, actions }: PhraseListProps) {
  const t = useMessages();
  const { drawn, end } = useWindow(name);
  const list = useRef<HTMLUListElement>(null);
  const selecting = chosen !== undefined;

  /** Shift and an arrow take the next one along. */
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!selecting || step === undefined) return;
    const boxes = Array.from(list.current?.querySelectorAll<HTMLInputElement>("input[data-phrase]") ?? []);
    const here = boxes.findIndex((box) => box === document.activeElement);
    const [from, to] = [boxes[here], boxes[here + step]];
    const [first, phrase] = [from, to].map((box) => phrases.find(({ id }) => id === box?.dataset.phrase));
    if (!to || !first || !phrase) return;
    event.preventDefault();
    to.focus();
    if (!event.shiftKey) return;
    if (!chosen.has(first.id)) actions.choose(first, false);
    actions.choose(phrase, true);
  };

  // Whoever begins to select goes on in the list, not at the button that vanished; and who ends it, where they were.
  const last = useRef<string>(undefined);
  useEffect(() => {
    if (!selecting) return;
    const element = list.current;
    element?.querySelector("input")?.focus({ preventScroll: true });
    return () => {
      const item = Array.from(element?.children ?? []).find((child) => child.id === last.current) ?? element?.firstElementChild;
      item?.querySelector("button")?.focus({ preventScroll: true });
    };
  }, [selecting]);

  return (
    <>
      <ul ref={list} className={styles.list} aria-label={t("phrases.list")} onKeyDown={onKeyDown} onFocus={(event) => (last.current = event.target.closest("li")?.id)}>
        {phrases.slice(0, drawn).map((phrase, index) => (
          <li key={phrase.id} id={`phrase-${phrase.id}`} aria-setsize={phrases.length} aria-posinset={index + 1}>
            <PhraseEntry
              phrase={phrase}
              words={words}
              named={named}
              chosen={chosen?.has(phrase.id)}
              languages={languages}
              listen={listen}
              actions={actions}
            />
          </li>
        ))}
      </ul>
      {drawn < phrases.length && <div key={drawn} ref={end} className={styles.end} />}
    </>
  );
}
