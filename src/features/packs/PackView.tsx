import { Maximize2, Star } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { BackLink } from "../../ui/BackLink.tsx";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ShowDialog } from "../../ui/ShowDialog.tsx";
import { TwoSides } from "../../ui/TwoSides.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import { packWords } from "./PackCards.tsx";
import { type Pack, type PackEntry, writtenLanguages, writtenText } from "./pack.ts";
import type { PackParts, PackPhrase } from "./pack-parts.ts";
import styles from "./PackView.module.css";
import { SoundStore } from "./SoundStore.tsx";
import { type MachineTexts, useMachineTexts } from "./use-machine-texts.ts";
import { useSounds } from "./use-sounds.ts";

interface PackViewProps {
  pack: Pack;
  /** The languages of the two sides, and how to choose others. */
  mine: string;
  theirs: string;
  onMine: (code: string) => void;
  onTheirs: (code: string) => void;
  parts: PackParts;
  backHref: string;
}

interface Side {
  text: string;
  /** Nobody wrote it. */
  machine: boolean;
}

/** The phrases of a pack in two languages: to read, to hear, to show, to keep, and to have without a network. */
export function PackView({ pack, mine, theirs, onMine, onTheirs, parts, backHref }: PackViewProps) {
  const t = useMessages();
  const [shown, setShown] = useState<string>();
  const { languages, LanguageChoice, listen, translate, keeping } = parts;
  const made = { mine: useMachineTexts(pack, mine, translate), theirs: useMachineTexts(pack, theirs, translate) };
  const rows = pack.entries.map((entry) => ({ entry, mine: sideOf(entry, mine, made.mine), theirs: sideOf(entry, theirs, made.theirs) }));

  const written = useMemo(() => writtenLanguages(pack), [pack]);
  const phrases = rows.flatMap((row) => (row.mine && row.theirs ? [phraseOf(row.mine, mine, row.theirs, theirs)] : []));
  const fresh = phrases.filter((phrase) => !keeping.isKept(phrase));
  const tags = [t(packWords[pack.id].name)];
  const keep = (some: readonly PackPhrase[]) => keeping.keep(some.map((phrase) => ({ ...phrase, tags })));

  const spoken = [...new Set([mine, theirs])].filter((language) => languages.canSpeak(language) !== false);
  const texts = rows.flatMap((row) => [
    ...(row.mine && spoken.includes(mine) ? [{ text: row.mine.text, language: mine }] : []),
    ...(row.theirs && theirs !== mine && spoken.includes(theirs) ? [{ text: row.theirs.text, language: theirs }] : []),
  ]);
  const sounds = useSounds(texts, parts.sound);
  const voiceless = [...new Set([mine, theirs])].filter((language) => !spoken.includes(language) || sounds.voiceless.includes(language));
  const side = (text: string, language: string) => ({ text, language, direction: languages.direction(language) });

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <BackLink href={backHref}>{t("packs.all")}</BackLink>
        <div className={styles.line}>
          <h1 className={styles.title}>{t(packWords[pack.id].name)}</h1>
          {fresh.length > 0 ? (
            <Button look="filled" onClick={() => keep(fresh)}>
              {t("packs.keep", { count: fresh.length })}
            </Button>
          ) : (
            phrases.length > 0 && <p className={styles.kept}>{t("packs.kept")}</p>
          )}
        </div>
        <SoundStore
          sounds={sounds}
          voiceless={voiceless.map((language) => languages.name(language))}
          untranslated={rows.every((row) => row.mine && row.theirs) ? "none" : (made.mine.problem ?? made.theirs.problem) ? "failed" : "coming"}
        />
        <Trouble texts={made.mine} language={languages.name(mine)} />
        {theirs !== mine && <Trouble texts={made.theirs} language={languages.name(theirs)} />}
      </header>
      <div className={styles.sheet}>
        <div className={styles.languages}>
          <p className={styles.language}>
            <span className={styles.caption}>{t("packs.mine")}</span>
            <LanguageChoice side="source" value={mine} onChoose={onMine} besides={written} />
          </p>
          <p className={styles.language}>
            <span className={styles.caption}>{t("packs.theirs")}</span>
            <LanguageChoice side="target" value={theirs} onChoose={onTheirs} besides={written} />
          </p>
        </div>
        <ul className={styles.list} aria-label={t(packWords[pack.id].name)}>
          {rows.map(({ entry, mine: own, theirs: their }) => (
            <li key={entry.id}>
              <TwoSides
                mine={side(own?.text ?? entry.texts.en, own ? mine : "en")}
                theirs={their && side(their.text, theirs)}
                mineTools={own && listen(own.text, mine, `${entry.id} mine`)}
                theirTools={
                  their && (
                    <>
                      {listen(their.text, theirs, `${entry.id} theirs`)}
                      <IconButton icon={Maximize2} label={t("translate.show")} onClick={() => setShown(their.text)} />
                      {own && <KeepStar phrase={phraseOf(own, mine, their, theirs)} keeping={keeping} onKeep={(phrase) => keep([phrase])} />}
                    </>
                  )
                }
              >
                {their?.machine && <p className={styles.machine}>{t("packs.machine")}</p>}
                {!their && <p className={styles.machine}>{t(made.theirs.problem ? "packs.missing" : "packs.translating")}</p>}
              </TwoSides>
            </li>
          ))}
        </ul>
      </div>
      {shown !== undefined && (
        <ShowDialog
          label={t("translate.show")}
          text={shown}
          language={theirs}
          direction={languages.direction(theirs)}
          tools={listen(shown, theirs, "shown")}
          onClose={() => setShown(undefined)}
        />
      )}
    </div>
  );
}

function sideOf(entry: PackEntry, language: string, made: MachineTexts): Side | undefined {
  const written = writtenText(entry, language);
  if (written !== undefined) return { text: written, machine: false };
  const text = made.get(entry.id);
  return text === undefined ? undefined : { text, machine: true };
}

const phraseOf = (own: Side, mine: string, their: Side, theirs: string): PackPhrase => ({
  sourceText: own.text,
  sourceLanguage: mine,
  targetText: their.text,
  targetLanguage: theirs,
});

interface KeepProps {
  phrase: PackPhrase;
  keeping: PackParts["keeping"];
  onKeep: (phrase: PackPhrase) => void;
}

function KeepStar({ phrase, keeping, onKeep }: KeepProps) {
  const t = useMessages();
  const kept = keeping.isKept(phrase);
  return (
    <IconButton
      icon={Star}
      label={t(kept ? "phrases.unkeep" : "exchange.keep")}
      filled={kept}
      className={kept ? styles.star : ""}
      onClick={() => (kept ? keeping.unkeep(phrase) : onKeep(phrase))}
    />
  );
}

/** Why the machine has not made all of them. */
function Trouble({ texts, language }: { texts: MachineTexts; language: string }): ReactNode {
  const t = useMessages();
  if (!texts.problem) return null;
  return (
    <Notice role="alert" tone="bad">
      {t("packs.untranslated", { language, reason: texts.problem.sentence })}{" "}
      <Button look="link" onClick={texts.again}>
        {t("error.retry")}
      </Button>
    </Notice>
  );
}
