import type { NewPhrase } from "../book/phrase-book.ts";
import { wishUnder } from "../wish.ts";

const wishes = wishUnder<readonly NewPhrase[]>("wishes");

/** What a guest wanted to keep of phrases that others wrote. */
export const rememberWishes = wishes.remember;
export const takeWishes = (now?: number): readonly NewPhrase[] => wishes.take(now) ?? [];
