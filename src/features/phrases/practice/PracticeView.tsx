import { ArrowLeft, Undo2 } from "lucide-react";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { Link, useSearch } from "wouter";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { preferences } from "../../../ui/stored.ts";
import { useMessages } from "../../../ui/use-messages.ts";
import type { BookPhrase, PhraseBook, PhraseBookState } from "../book/phrase-book.ts";
import { Invitation } from "../Invitation.tsx";
import { Choice } from "../list/Choice.tsx";
import { listed } from "../list/listed.ts";
import { readView } from "../list/view.ts";
import type { LanguageNames } from "../phrase.ts";
import page from "../PhrasesPage.module.css";
import { usePhraseChanges } from "../use-phrase-changes.ts";
import { cardOf, deal, type Hidden, hiddenSides, missedOf, type Practice, reveal, say, takeBack, without } from "./practice.ts";
import { PracticeCard } from "./PracticeCard.tsx";
import styles from "./PracticeView.module.css";
import { Summary } from "./Summary.tsx";
import { useKeys } from "./use-keys.ts";

interface PracticeViewProps {
  book: PhraseBook;
  state: PhraseBookState;
  languages: LanguageNames;
  listen?: (text: string, language: string, place: string) => ReactNode;
  /** Where the phrases are. */
  href: string;
}

const sideKey = "practice.hides";
const none: readonly BookPhrase[] = [];

/** Phrases one after the other, one side hidden: those that the address asks for, else those not learnt yet. */
export function PracticeView({ book, state, languages, listen, href }: PracticeViewProps) {
  const t = useMessages();
  const search = useSearch();
  const changes = usePhraseChanges(book);
  const [hides, setHides] = useState<Hidden>(() => hiddenSides.find((side) => side === preferences.read(sideKey)) ?? "theirs");
  const all = state.phrases ?? none;
  const chosen = useMemo(() => listed(all, search === "" ? readView("unlearnt") : readView(search)), [all, search]);
  const byId = useMemo(() => new Map(all.map((phrase) => [phrase.id, phrase])), [all]);
  const [dealt, setPractice] = useState<Practice>();
  /** Whether each phrase was known before this round said so. */
  const before = useRef(new Map<string, boolean>());

  const start = (phrases: readonly { id: string }[], side: Hidden) => {
    before.current.clear();
    setPractice(deal(phrases, side));
  };
  // The first round begins as soon as there is something to practise.
  if (!dealt && chosen.length > 0) setPractice(deal(chosen, hides));

  const practice = dealt && without(dealt, (id) => byId.has(id));
  const card = practice && cardOf(practice);
  const phrase = card && byId.get(card.id);

  const answer = (knew: boolean) => {
    if (!practice?.revealed || !phrase) return;
    before.current.set(phrase.id, phrase.known);
    setPractice(say(practice, knew));
    void changes.edit([phrase], { known: knew });
  };
  const undo = () => {
    if (!practice) return;
    const back = takeBack(practice);
    const last = byId.get(cardOf(back)?.id ?? "");
    setPractice(back);
    if (last) void changes.edit([last], { known: before.current.get(last.id) ?? last.known });
  };

  const uncover = () => {
    if (practice && !practice.revealed) setPractice(reveal(practice));
  };
  useKeys({ ArrowRight: () => answer(true), ArrowLeft: () => answer(false), " ": uncover, Enter: uncover, Backspace: undo });

  return (
    <div className={page.page}>
      <div className={page.head}>
        <Link href={search ? `${href}?${search}` : href} className={styles.back} aria-label={t("practice.back")} title={t("practice.back")}>
          <ArrowLeft aria-hidden size={20} strokeWidth={1.75} />
        </Link>
        <h1 id="practice" className={page.title} tabIndex={-1}>
          {t("practice.title")}
        </h1>
        {practice && practice.said.length > 0 && <IconButton icon={Undo2} label={t("practice.undo")} onClick={undo} />}
        {chosen.length > 0 && (
          <Choice
            label={t("practice.hides")}
            value={hides}
            onChange={(value) => {
              const side = hiddenSides.find((one) => one === value) ?? "theirs";
              preferences.write(sideKey, side);
              setHides(side);
              start(practice && card ? practice.cards.slice(practice.said.length) : chosen, side);
            }}
            options={hiddenSides.map((side) => ({ value: side, name: t(`practice.hides.${side}`) }))}
          />
        )}
      </div>

      {state.phrases !== undefined && !practice && (
        <Invitation
          title={t(all.length === 0 ? "practice.empty" : search ? "practice.none" : "practice.learnt")}
          why={t(all.length === 0 ? "practice.empty.how" : search ? "practice.none.how" : "practice.learnt.how")}
        >
          <Link href={href} className={page.go}>
            {t("practice.back")}
          </Link>
          {all.length > 0 && <Button onClick={() => start(all, hides)}>{t("practice.all")}</Button>}
        </Invitation>
      )}

      {practice && phrase && (
        <PracticeCard
          key={`${phrase.id} ${String(practice.said.length)}`}
          phrase={phrase}
          hides={card.hides}
          revealed={practice.revealed}
          number={practice.said.length + 1}
          count={practice.cards.length}
          languages={languages}
          listen={listen}
          onReveal={uncover}
          onAnswer={answer}
        />
      )}
      {practice && !card && (
        <Summary
          practice={practice}
          more={chosen.length}
          href={search ? `${href}?${search}` : href}
          onMissed={() => start(missedOf(practice), hides)}
          onMore={() => start(chosen, hides)}
        />
      )}
    </div>
  );
}
