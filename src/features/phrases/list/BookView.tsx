import { BookOpenCheck, Download, Ellipsis, PackageOpen, Upload } from "lucide-react";
import { useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import { Button } from "../../../ui/Button.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import type { BookPhrase, PhraseBook, PhraseBookState } from "../book/phrase-book.ts";
import { Invitation } from "../Invitation.tsx";
import styles from "../PhrasesPage.module.css";
import type { PhrasesPageProps } from "../PhrasesPage.tsx";
import { wordsOf } from "../search/fold.ts";
import { prepare } from "../search/matches.ts";
import { SearchField } from "../search/SearchField.tsx";
import { SelectBar } from "../select/SelectBar.tsx";
import { useSelection } from "../select/use-selection.ts";
import { usePhraseChanges } from "../use-phrase-changes.ts";
import { BookNotices } from "../waiting/BookNotices.tsx";
import { BookDialogs, type OpenDialog } from "./BookDialogs.tsx";
import { Filters } from "./Filters.tsx";
import { arranged, inUse, listed } from "./listed.ts";
import type { EntryActions } from "./PhraseEntry.tsx";
import { PhraseList } from "./PhraseList.tsx";
import { useView } from "./use-view.ts";
import { isNarrow, widened, writeView } from "./view.ts";

type BookViewProps = Omit<PhrasesPageProps, "onSignIn"> & { book: PhraseBook; state: PhraseBookState };

const none: readonly BookPhrase[] = [];

/** One's phrases: found, narrowed, sorted, chosen, and what can be done with them. */
export function BookView({ book, state, languages, listen, onOpen, onWaiting, unreachable, hrefs }: BookViewProps) {
  const t = useMessages();
  const [, go] = useLocation();
  const { view, change } = useView();
  const changes = usePhraseChanges(book);
  const [dialog, setDialog] = useState<OpenDialog>();

  const all = state.phrases ?? none;
  const inOrder = useMemo(() => arranged(all, view.sort), [all, view.sort]);
  const shown = useMemo(() => listed(inOrder, view), [inOrder, view]);
  const words = useMemo(() => wordsOf(view.query), [view.query]);
  // What is offered to narrow by may come a moment after the phrases themselves.
  const later = useDeferredValue(all);
  const { tags, pairs } = useMemo(() => inUse(later), [later]);
  useEffect(() => prepare(all), [all]);
  const selection = useSelection(shown);

  /** Menus and stars do what they did when the page was drawn last; the entries are not drawn anew for that. */
  const latest = useRef({ changes, selection, onOpen, onWaiting });
  useLayoutEffect(() => {
    latest.current = { changes, selection, onOpen, onWaiting };
  });
  const actions = useMemo<EntryActions>(
    () => ({
      open: (phrase) => latest.current.onOpen(phrase),
      favourite: (phrase) => void latest.current.changes.edit([phrase], { favourite: !phrase.favourite }),
      edit: (phrase) => setDialog({ show: "edit", phrase }),
      show: (phrase) => setDialog({ show: "large", phrase }),
      share: (phrase) => setDialog({ show: "share", phrases: [phrase] }),
      remove: (phrase) => {
        focusBeside(document.activeElement);
        void latest.current.changes.remove([phrase]);
      },
      choose: (phrase, range) => latest.current.selection.choose(phrase.id, range),
      mend: () => latest.current.onWaiting(),
    }),
    [],
  );

  const practice = writeView({ ...view, sort: "newest" });
  const offline = unreachable || state.connection === "offline";
  const reading = !offline && !state.synced;
  const isEmpty = state.phrases?.length === 0;

  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1 id="phrases" className={styles.title} tabIndex={-1}>
          {t("phrases.title")}
        </h1>
        {all.length > 0 && (
          <Link href={practice ? `${hrefs.practice}?${practice}` : hrefs.practice} className={styles.practise}>
            <BookOpenCheck aria-hidden size={18} strokeWidth={1.75} />
            {t("phrases.practise")}
          </Link>
        )}
        <Menu
          icon={Ellipsis}
          label={t("phrases.menu")}
          items={() => [
            { icon: PackageOpen, name: t("phrases.packs"), run: () => go(hrefs.packs) },
            { icon: Upload, name: t("phrases.import"), run: () => setDialog({ show: "import" }) },
            ...(all.length > 0 ? [{ icon: Download, name: t("phrases.export"), run: () => setDialog({ show: "export", phrases: shown }) }] : []),
          ]}
        />
      </div>

      <div className={styles.notices}>
        <BookNotices book={book} state={state} languages={languages} />
        {reading && <Notice role="status">{t("phrases.reading", { count: all.length })}</Notice>}
        {offline && <Notice role="status">{t(state.synced ? "phrases.offline" : "phrases.offline.short")}</Notice>}
      </div>

      {state.phrases === undefined && <div role="status" aria-label={t("phrases.loading")} className={styles.skeleton} />}
      {isEmpty && !reading && state.synced && (
        <Invitation title={t("phrases.empty")} why={t("phrases.empty.how")}>
          <Link href={hrefs.translate} className={styles.go}>
            {t("phrases.empty.go")}
          </Link>
          <Link href={hrefs.packs} className={styles.other}>
            {t("phrases.packs.try")}
          </Link>
          <Button look="link" onClick={() => setDialog({ show: "import" })}>
            {t("phrases.import")}
          </Button>
        </Invitation>
      )}

      {all.length > 0 && (
        <>
          <SearchField value={view.query} onChange={(query) => change({ query })} />
          <Filters view={view} onChange={change} tags={tags} pairs={pairs} languages={languages} />
          <div className={styles.above}>
            <p role="status" className={styles.count}>
              {shown.length === all.length ? t("phrases.count", { count: all.length }) : t("phrases.found", { found: inDigits(shown.length), count: inDigits(all.length) })}
            </p>
            {isNarrow(view) && (
              <Button look="link" onClick={() => change(widened(view))}>
                {t("phrases.widen")}
              </Button>
            )}
            {selection.ids === undefined && shown.length > 0 && (
              <Button look="link" onClick={selection.begin}>
                {t("phrases.select")}
              </Button>
            )}
          </div>
          {shown.length === 0 ? (
            <Invitation title={t("phrases.none")} why={t("phrases.none.why")}>
              <Button onClick={() => change(widened(view))}>{t("phrases.widen")}</Button>
            </Invitation>
          ) : (
            <PhraseList
              phrases={shown}
              name={writeView(view)}
              words={words}
              named={pairs.length > 1}
              chosen={selection.ids}
              languages={languages}
              listen={listen}
              actions={actions}
            />
          )}
        </>
      )}

      {selection.ids && (
        <SelectBar
          chosen={shown.filter(({ id }) => selection.ids?.has(id))}
          found={shown.length}
          onAll={selection.all}
          onNone={selection.none}
          onDone={selection.end}
          changes={changes}
          onDialog={setDialog}
        />
      )}
      <BookDialogs open={dialog} onClose={() => setDialog(undefined)} book={book} changes={changes} tags={tags} languages={languages} />
    </div>
  );
}

const inDigits = (count: number) => count.toLocaleString("en");

/** Where the focus goes when this entry vanishes: the next one, else the one before, else the heading of the page. */
function focusBeside(element: Element | null): void {
  const item = element?.closest("li");
  const beside = item?.nextElementSibling ?? item?.previousElementSibling;
  const next = beside?.querySelector("button");
  if (next) next.focus();
  else document.querySelector("h1")?.focus({ preventScroll: true });
}
