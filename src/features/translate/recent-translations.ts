import { ownStore } from "../../device/own-store.ts";
import type { Ask, Translation } from "./translation-query.ts";

interface Kept {
  /** Without white space around it, as `asked` is. */
  translation: Omit<Translation, "cached" | "recalled">;
  keptAt: number;
}

export interface RecentTranslations {
  /** The server's own answer to exactly this, from before. */
  recall(ask: Ask): Promise<Recalled | undefined>;
  keep(ask: Ask, translation: Translation): Promise<void>;
}

export interface Recalled {
  translation: Translation;
  /** Engines get better: what is older is asked for anew if it can be. */
  fresh: boolean;
}

const freshFor = 30 * 86_400_000;
const store = ownStore<Kept>("translations", { items: 2_000, bytes: 4 * 2 ** 20 });

/** The translations of whoever is here: to be asked for before their answer is waited for. */
export function recentTranslations(own = store(), now = Date.now): RecentTranslations {
  return {
    recall: async (ask) => {
      const kept = await own.get(keyOf(ask));
      if (!kept) return undefined;
      const text = (/^\s*/.exec(ask.text)?.[0] ?? "") + kept.translation.text;
      return {
        translation: { ...kept.translation, text, cached: true, recalled: true },
        fresh: now() - kept.keptAt < freshFor,
      };
    },
    keep: async (ask, { text, source, target, detected, engine, characters }) => {
      const key = keyOf(ask);
      const kept = { translation: { text: text.trim(), source, target, detected: detected ?? null, engine, characters }, keptAt: now() };
      await own.put(key, kept, 2 * (key.length + JSON.stringify(kept).length));
    },
  };
}

/** Everything the answer depends on, as for the server's memory: white space around the text comes back around the answer. */
const keyOf = ({ source, target, formal, text }: Ask): string => JSON.stringify([source, target, formal, text.trim()]);
