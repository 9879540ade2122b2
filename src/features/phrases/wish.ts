import { thisTab } from "../../ui/stored.ts";
import type { PhraseText } from "./phrase.ts";

/** Signing up takes a person to their mailbox and back; a wish older than this (ms) is forgotten. */
const lifetime = 30 * 60_000;

/** What a guest wanted to keep, for after the sign-in: it outlives a reload, as phones reload a tab that was left. */
export const wishUnder = <T>(key: string) => ({
  remember: (wish: T, now = Date.now()): void => thisTab.write(key, JSON.stringify({ wish, until: now + lifetime })),
  /** The wish, once: it is forgotten by being taken. */
  take: (now = Date.now()): T | undefined => {
    const stored = thisTab.read(key);
    thisTab.write(key, "");
    if (!stored) return undefined;
    const { wish, until } = JSON.parse(stored) as { wish: T; until: number };
    return until > now ? wish : undefined;
  },
});

const wish = wishUnder<PhraseText>("wish");

/** The one of the star beside a translation. */
export const rememberWish = wish.remember;
export const takeWish = wish.take;
