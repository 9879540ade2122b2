import { thisTab } from "../../ui/stored.ts";
import type { PhraseText } from "./phrase.ts";

const key = "wish";
/** Signing up takes a person to their mailbox and back; a wish older than this (ms) is forgotten. */
const lifetime = 30 * 60_000;

/** What a guest wanted to keep, for after the sign-in: it outlives a reload, as phones reload a tab that was left. */
export const rememberWish = (text: PhraseText, now = Date.now()): void =>
  thisTab.write(key, JSON.stringify({ text, until: now + lifetime }));

/** The wish, once: it is forgotten by being taken. */
export function takeWish(now = Date.now()): PhraseText | undefined {
  const stored = thisTab.read(key);
  thisTab.write(key, "");
  if (!stored) return undefined;
  const { text, until } = JSON.parse(stored) as { text: PhraseText; until: number };
  return until > now ? text : undefined;
}
