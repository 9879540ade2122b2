import { Star, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../../ui/IconButton.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import styles from "./KeepStar.module.css";
import type { Phrase } from "./phrase.ts";
import { useChangePhrases } from "./use-change-phrases.ts";

/** Listen (the children), mark as a favourite, delete. */
export function PhraseActions({ sub, phrase, children }: { sub: string; phrase: Phrase; children: ReactNode }) {
  const t = useMessages();
  const change = useChangePhrases(sub);
  return (
    <>
      {children}
      <IconButton
        icon={Star}
        label={t("phrases.favourite")}
        aria-pressed={phrase.favourite}
        filled={phrase.favourite}
        className={phrase.favourite ? styles.kept : ""}
        onClick={() => change({ kind: "favourite", phrase: { ...phrase, favourite: !phrase.favourite } })}
      />
      <IconButton
        icon={Trash2}
        label={t("phrases.delete")}
        onClick={(event) => {
          neighbour(event.currentTarget)?.focus();
          change({ kind: "remove", phrase });
        }}
      />
    </>
  );
}

/** Where the focus goes when this card vanishes: the next one, else the one before, else the heading of the page. */
function neighbour(element: HTMLElement): HTMLElement | null {
  const item = element.closest("li");
  const beside = item?.nextElementSibling ?? item?.previousElementSibling;
  return beside?.querySelector("button") ?? document.querySelector("h1");
}
