import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { Link } from "wouter";
import { SharedError, readShared } from "../features/phrases/exchange/share-link.ts";
import { SharedPhrases } from "../features/phrases/exchange/SharedPhrases.tsx";
import styles from "../features/phrases/exchange/SharedPhrases.module.css";
import { useKeeping } from "../features/phrases/exchange/use-keeping.ts";
import "../locales/phrases/load.ts";
import { useMessages } from "../ui/use-messages.ts";
import { useListening } from "./listening.tsx";
import link from "./Missing.module.css";

/** Phrases that stand in the fragment of the address, which no server ever sees. */
export function SharedPage({ onSignIn }: { onSignIn: () => void }) {
  const t = useMessages();
  const fragment = useSyncExternalStore(onHash, () => location.hash.slice(1));
  const { data: shared } = useQuery({ queryKey: ["shared", fragment], queryFn: () => phrasesOrProblem(fragment), staleTime: Infinity });
  const keeping = useKeeping(onSignIn);
  const { languages, listen } = useListening(onSignIn);

  return (
    <>
      <title>{t("shared.page")}</title>
      {typeof shared === "string" && (
        <div role="alert" className={styles.broken}>
          <h1 className={styles.lead}>{t("shared.broken")}</h1>
          <p className={styles.what}>{t(`shared.problem.${shared}`)}</p>
          <Link href="/" className={link.link}>
            {t("shared.home")}
          </Link>
        </div>
      )}
      {typeof shared === "object" && <SharedPhrases phrases={shared} languages={languages} keeping={keeping} listen={listen} />}
    </>
  );
}

function onHash(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

async function phrasesOrProblem(fragment: string) {
  try {
    return await readShared(fragment);
  } catch (error) {
    return error instanceof SharedError ? error.code : "Damaged";
  }
}
