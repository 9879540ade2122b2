import { useInfiniteQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";
import { toParleyError } from "../../api/errors.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import type { LanguageNames, Phrase } from "./phrase.ts";
import { allPhrases } from "./phrase-list.ts";
import { PhraseActions } from "./PhraseActions.tsx";
import { PhraseCard } from "./PhraseCard.tsx";
import styles from "./PhraseList.module.css";
import { phrasesQuery } from "./phrases-query.ts";
import { useLivePhrases } from "./use-live-phrases.ts";

interface PhraseListProps {
  sub: string;
  languages: LanguageNames;
  onOpen: (phrase: Phrase) => void;
  listen?: (text: string, language: string, place: string) => ReactNode;
  /** Stands where the list is empty. */
  empty: ReactNode;
}

export function PhraseList({ sub, languages, onOpen, listen, empty }: PhraseListProps) {
  const t = useMessages();
  useLivePhrases(sub);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isFetchNextPageError } = useInfiniteQuery(
    phrasesQuery(sub),
  );
  const phrases = data ? allPhrases(data) : undefined;
  const list = useRef<HTMLUListElement>(null);
  const firstNew = useRef<number>(undefined);

  // The focus goes on with the reading: "Show more" may be gone.
  useEffect(() => {
    const item = firstNew.current === undefined ? undefined : list.current?.children[firstNew.current];
    if (item) firstNew.current = undefined;
    item?.querySelector("button")?.focus();
  }, [phrases?.length]);

  const problem = error ? (
    <Notice role="alert" tone="bad">
      {t(phrases ? "phrases.stale" : "phrases.failed", { reason: toParleyError(error).sentence })}{" "}
      <Button look="link" onClick={() => void (isFetchNextPageError ? fetchNextPage() : refetch())}>
        {t("phrases.retry")}
      </Button>
    </Notice>
  ) : null;
  if (!phrases) return problem ?? <Skeleton label={t("phrases.loading")} />;
  if (phrases.length === 0 && !hasNextPage) return problem ?? empty;

  return (
    <>
      {problem}
      <ul ref={list} className={styles.list} aria-label={t("phrases.list")}>
        {phrases.map((phrase) => (
          <li key={phrase.id}>
            <PhraseCard
              phrase={phrase}
              languages={languages}
              onOpen={onOpen}
              actions={
                <PhraseActions sub={sub} phrase={phrase}>
                  {listen?.(phrase.targetText, phrase.targetLanguage, phrase.id)}
                </PhraseActions>
              }
            />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <div className={styles.more}>
          <Button
            aria-disabled={isFetchingNextPage}
            onClick={() => {
              firstNew.current = phrases.length;
              void fetchNextPage();
            }}
          >
            {t("phrases.more")}
          </Button>
        </div>
      )}
    </>
  );
}

/** Invisible for the first 300 ms (its style sheet sees to it): most lists are there before. */
function Skeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className={styles.list}>
      {[0, 1, 2].map((index) => (
        <div key={index} className={styles.skeleton} />
      ))}
    </div>
  );
}
