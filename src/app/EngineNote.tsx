import { useQuery } from "@tanstack/react-query";
import { languagesQuery } from "../features/languages/languages-query.ts";
import { isRough } from "../features/translate/engine.ts";
import { useMessages } from "../ui/use-messages.ts";
import styles from "./Header.module.css";

/** Which engine translates, where it is one to be careful with. */
export function EngineNote() {
  const t = useMessages();
  const { data } = useQuery(languagesQuery);
  const engine = data?.[0]?.engine;
  if (!isRough(engine)) return null;
  return (
    <span title={t("engine.rough.note")}>
      <span className={styles.wide}>{t("engine.rough.named", { engine })}</span>
      <span className={styles.narrow}>{t("engine.rough")}</span>
    </span>
  );
}
