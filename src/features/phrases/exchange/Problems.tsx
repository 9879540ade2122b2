import { useMessages } from "../../../ui/use-messages.ts";
import styles from "./Exchange.module.css";
import type { Problem } from "./import-error.ts";

/** As many as one mends before trying again. */
const shown = 5;

/** Why a file was not imported, line by line. */
export function Problems({ file, problems }: { file: string; problems: readonly Problem[] }) {
  const t = useMessages();
  return (
    <div role="alert" className={styles.problems}>
      <h3>
        {t("exchange.refused", { file })}
      </h3>
      <ul>
        {problems.slice(0, shown).map(({ code, line, values }, index) => (
          <li key={index}>
            {line !== undefined && <span className={styles.line}>{t("exchange.line", { line })} </span>}
            {t(`exchange.problem.${code}`, values)}
          </li>
        ))}
      </ul>
      {problems.length > shown && <p>{t("exchange.more", { count: problems.length - shown })}</p>}
    </div>
  );
}
