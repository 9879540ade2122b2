import { Star } from "lucide-react";
import { useState } from "react";
import type { MessageId } from "../../../locales/message-id.ts";
import { Button } from "../../../ui/Button.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import type { LanguageNames } from "../phrase.ts";
import { Choice } from "./Choice.tsx";
import styles from "./Filters.module.css";
import { isSort, type Sort, sorts, type View } from "./view.ts";

interface FiltersProps {
  view: View;
  onChange: (change: Partial<View>) => void;
  /** All that there are, those used most first. */
  tags: readonly string[];
  pairs: readonly { from: string; to: string }[];
  languages: LanguageNames;
}

const sortNames: Record<Sort, MessageId> = {
  newest: "phrases.sort.newest",
  oldest: "phrases.sort.oldest",
  mine: "phrases.sort.mine",
  theirs: "phrases.sort.theirs",
  favourites: "phrases.sort.favourites",
};

/** As many tags as are offered before one asks for all. */
const few = 8;

export function Filters({ view, onChange, tags, pairs, languages }: FiltersProps) {
  const t = useMessages();
  const [all, setAll] = useState(false);
  // A tag that the address asks for can be let go, even where no phrase has it (any more).
  const chosen = view.tags.filter((tag) => all || !tags.slice(0, few).includes(tag));
  const offered = [...new Set([...(all ? tags : tags.slice(0, few)), ...chosen])];
  const pairKey = ({ from, to }: { from: string; to: string }) => `${from} ${to}`;

  return (
    <div className={styles.filters}>
      <div role="group" aria-label={t("phrases.filters")} className={styles.chips}>
        <Button className={styles.chip} aria-pressed={view.favourites} onClick={() => onChange({ favourites: !view.favourites })}>
          <Star aria-hidden size={15} strokeWidth={1.75} fill={view.favourites ? "currentColor" : "none"} />
          {t("phrases.filter.favourites")}
        </Button>
        <Button className={styles.chip} aria-pressed={view.unlearnt} onClick={() => onChange({ unlearnt: !view.unlearnt })}>
          {t("phrases.filter.unlearnt")}
        </Button>
        {offered.map((tag) => {
          const on = view.tags.includes(tag);
          return (
            <Button
              key={tag}
              className={styles.chip}
              aria-pressed={on}
              onClick={() => onChange({ tags: on ? view.tags.filter((one) => one !== tag) : [...view.tags, tag] })}
            >
              <bdi className={styles.tag}>{tag}</bdi>
            </Button>
          );
        })}
        {tags.length > few && (
          <Button className={styles.chip} aria-expanded={all} onClick={() => setAll(!all)}>
            {t(all ? "phrases.tags.few" : "phrases.tags.all", { count: tags.length })}
          </Button>
        )}
      </div>
      <div className={styles.choices}>
        {(pairs.length > 1 || view.pair) && (
          <Choice
            label={t("phrases.pair")}
            value={view.pair ? pairKey(view.pair) : ""}
            onChange={(value) => onChange({ pair: pairs.find((pair) => pairKey(pair) === value) })}
            options={[
              { value: "", name: t("phrases.pair.all") },
              ...(view.pair && !pairs.some((pair) => view.pair && pairKey(pair) === pairKey(view.pair)) ? [view.pair, ...pairs] : pairs).map((pair) => ({
                value: pairKey(pair),
                name: `${languages.nativeName(pair.from)} → ${languages.nativeName(pair.to)}`,
              })),
            ]}
          />
        )}
        <Choice
          label={t("phrases.sort")}
          value={view.sort}
          onChange={(value) => isSort(value) && onChange({ sort: value })}
          options={sorts.map((sort) => ({ value: sort, name: t(sortNames[sort]) }))}
        />
      </div>
    </div>
  );
}
