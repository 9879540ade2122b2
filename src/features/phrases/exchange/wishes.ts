import { thisTab } from "../../../ui/stored.ts";
import type { NewPhrase } from "../book/phrase-book.ts";

const key = "wishes";
/** As for the one wish of a star (`wish.ts`). */
const lifetime = 30 * 60_000;

/** What a guest wanted to keep on this page, for after the sign-in. */
export const rememberWishes = (phrases: readonly NewPhrase[], now = Date.now()): void =>
  thisTab.write(key, JSON.stringify({ phrases, until: now + lifetime }));

/** The wishes, once: they are forgotten by being taken. */
export function takeWishes(now = Date.now()): readonly NewPhrase[] {
  const stored = thisTab.read(key);
  thisTab.write(key, "");
  if (!stored) return [];
  const { phrases, until } = JSON.parse(stored) as { phrases: NewPhrase[]; until: number };
  return until > now ? phrases : [];
}
