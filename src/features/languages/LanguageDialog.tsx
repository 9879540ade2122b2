import { useCombobox } from "downshift";
import { Check, Search } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { DialogHeader } from "../../ui/DialogHeader.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import type { LanguageBook } from "./language.ts";
import styles from "./LanguageDialog.module.css";
import { offeredLanguages, type Offer } from "./offered-languages.ts";
import { recentLanguages, type Side } from "./recents.ts";

interface LanguageDialogProps {
  side: Side;
  value: string;
  detected: string | undefined;
  languages: LanguageBook;
  onChoose: (code: string) => void;
  onClose: () => void;
  /** Asks for the languages again, if they are not there. */
  onRetry: () => void;
}

export function LanguageDialog({ side, value, detected, languages, onChoose, onClose, onRetry }: LanguageDialogProps) {
  const t = useMessages();
  const [query, setQuery] = useState("");
  const [recents] = useState(() => recentLanguages(side));
  const offers = offeredLanguages({ side, languages: languages.all, recents, query });
  const title = t(side === "source" ? "language.choose.source" : "language.choose.target");

  const { getInputProps, getItemProps, getLabelProps, getMenuProps, highlightedIndex } = useCombobox<Offer>({
    items: offers,
    isOpen: true,
    inputValue: query,
    selectedItem: null,
    defaultHighlightedIndex: query === "" ? -1 : 0,
    itemToString: (offer) => offer?.code ?? "",
    itemToKey: (offer) => offer && `${offer.group} ${offer.code}`,
    onSelectedItemChange: ({ selectedItem }) => selectedItem && onChoose(selectedItem.code),
    // Choosing and leaving close the dialog: neither may write a language's name into the search.
    stateReducer: (_state, { changes }) => ({ ...changes, inputValue: query }),
  });

  const option = (offer: Offer, index: number) => (
    <li
      {...getItemProps({ item: offer, index })}
      key={`${offer.group} ${offer.code}`}
      className={styles.option}
      aria-selected={offer.code === value}
      data-highlighted={index === highlightedIndex || undefined}
    >
      {offer.language ? (
        <>
          <bdi lang={offer.code} className={styles.native}>
            {languages.nativeName(offer.code)}
          </bdi>
          {offer.language.name !== languages.nativeName(offer.code) && <span className={styles.name}>{offer.language.name}</span>}
        </>
      ) : (
        <>
          <span className={styles.native}>{t("translate.detect")}</span>
          {detected && value === "auto" && <span className={styles.name}>{languages.name(detected)}</span>}
        </>
      )}
      {offer.code === value && <Check aria-hidden size={18} className={styles.check} />}
    </li>
  );

  const heading = (index: number): string | undefined => {
    const group = offers[index]?.group;
    if (group === offers[index - 1]?.group || query !== "") return undefined;
    if (group === "recent") return t("language.recent");
    return group === "all" && index > 0 ? t("language.all") : undefined;
  };

  return (
    <Dialog label={title} onClose={onClose}>
      <DialogHeader title={title} close={t("language.close")} onClose={onClose} />
      <div className={styles.search}>
        <Search aria-hidden size={18} strokeWidth={1.75} />
        <label {...getLabelProps({ className: styles.hidden })}>{t("language.search")}</label>
        <input
          {...getInputProps({
            onChange: (event) => setQuery(event.currentTarget.value),
            onKeyDown: (event) => {
              if (event.key === "Escape" && query === "") onClose();
              else if (event.key === "Escape") setQuery("");
            },
          })}
          autoFocus
          type="text"
          enterKeyHint="done"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          placeholder={t("language.search")}
        />
      </div>
      <ul {...getMenuProps({ className: styles.list })}>
        {offers.map((offer, index) => {
          const words = heading(index);
          return words === undefined
            ? option(offer, index)
            : [
                <li key={words} role="presentation" className={styles.heading}>
                  {words}
                </li>,
                option(offer, index),
              ];
        })}
      </ul>
      <p role="status" className={styles.message}>
        {languages.all.length > 0 && offers.length === 0 && t("language.none", { query })}
        {languages.all.length === 0 && (
          <span className={styles.missing}>
            {t("language.unavailable")}{" "}
            <Button look="link" onClick={onRetry}>
              {t("error.retry")}
            </Button>
          </span>
        )}
      </p>
    </Dialog>
  );
}
