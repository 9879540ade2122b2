import { useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import { type Check, costOf, checkReading, type ReadsAs as Line } from "./reads-as.ts";
import styles from "./ReadsAs.module.css";
import type { RoomParts } from "../room-parts.ts";
import { useProblem } from "./use-problem.ts";

interface ReadsAsProps {
  /** What would be asked now; undefined where there is nothing to ask. */
  check: Check | undefined;
  parts: Pick<RoomParts, "languages" | "translate">;
}

interface Asked {
  check: Check;
  /** Undefined while they are on their way. */
  lines?: readonly Line[];
}

/** How others will read the draft, and what that says. Only when asked: it costs characters. */
export function ReadsAs({ check, parts: { languages, translate } }: ReadsAsProps) {
  const t = useMessages();
  const problemOf = useProblem();
  const [asked, setAsked] = useState<Asked>();
  if (!check) return null;

  const ask = async () => {
    setAsked({ check });
    const lines = await checkReading(check, translate);
    // An answer that is not about the last question is of no use.
    setAsked((current) => (current?.check === check ? { check, lines } : current));
  };

  if (!asked || !same(asked.check, check)) {
    return (
      <Button look="link" className={styles.ask} title={t("room.reads.cost", { characters: costOf(check) })} onClick={() => void ask()}>
        {t("room.reads.ask")}
      </Button>
    );
  }
  return (
    <div role="status" className={styles.reads}>
      {!asked.lines && t("room.reads.asking")}
      {asked.lines && (
        <>
          <span className={styles.label}>{t("room.reads")}</span>
          <ul className={styles.lines}>
            {asked.lines.map(({ language, there, back, problem }) => (
              <li key={language}>
                <span className={styles.language}>{languages.name(language)}</span>{" "}
                {there !== undefined && (
                  <q lang={language} dir={languages.direction(language)}>
                    {there}
                  </q>
                )}
                {back !== undefined && (
                  <span className={styles.back}>
                    {t("room.reads.back")} <q lang={check.language} dir={languages.direction(check.language)}>{back}</q>
                  </span>
                )}
                {problem !== undefined && <span className={styles.problem}> {problemOf(problem)}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const same = (one: Check, other: Check): boolean =>
  one.text === other.text && one.language === other.language && one.targets.join() === other.targets.join();
