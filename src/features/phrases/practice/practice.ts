import type { Phrase } from "../phrase.ts";

export type Hidden = "theirs" | "mine" | "mixed";
export const hiddenSides = ["theirs", "mine", "mixed"] as const satisfies readonly Hidden[];

export interface Card {
  readonly id: string;
  /** Which side has to be remembered. */
  readonly hides: "mine" | "theirs";
}

/** A round of practice: some phrases, one after the other. */
export interface Practice {
  readonly cards: readonly Card[];
  /** What was said of the cards so far: the next one is at `said.length`. */
  readonly said: readonly boolean[];
  readonly revealed: boolean;
}

/** As many as one does in a few minutes. */
export const roundLength = 20;

/** A round of these phrases in an order of chance; `random` answers from 0 to below 1. */
export function deal(phrases: readonly Pick<Phrase, "id">[], hides: Hidden, random = Math.random): Practice {
  const left = phrases.map(({ id }) => id);
  const cards: Card[] = [];
  while (left.length > 0 && cards.length < roundLength) {
    const [id = ""] = left.splice(Math.floor(random() * left.length), 1);
    cards.push({ id, hides: hides === "mixed" ? (random() < 0.5 ? "mine" : "theirs") : hides });
  }
  return { cards, said: [], revealed: false };
}

export const cardOf = ({ cards, said }: Practice): Card | undefined => cards[said.length];

export const reveal = (practice: Practice): Practice => (cardOf(practice) ? { ...practice, revealed: true } : practice);

/** Only of a card that has been revealed: a press too early says nothing. */
export const say = (practice: Practice, knew: boolean): Practice =>
  practice.revealed ? { ...practice, said: [...practice.said, knew], revealed: false } : practice;

/** Back to the card before, revealed as it was. */
export const takeBack = (practice: Practice): Practice =>
  practice.said.length === 0 ? practice : { ...practice, said: practice.said.slice(0, -1), revealed: true };

/** Without the cards still to come whose phrases are gone. What was said stands. */
export function without(practice: Practice, isThere: (id: string) => boolean): Practice {
  const { cards, said, revealed } = practice;
  const kept = cards.filter(({ id }, index) => index < said.length || isThere(id));
  if (kept.length === cards.length) return practice;
  return { cards: kept, said, revealed: revealed && kept[said.length] === cards[said.length] };
}

export const knewOf = ({ said }: Practice): number => said.filter(Boolean).length;

/** Those that one did not know, to go on with. */
export const missedOf = ({ cards, said }: Practice): { id: string }[] => cards.filter((_, index) => said[index] === false);
