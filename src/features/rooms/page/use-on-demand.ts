import { useCallback, useState } from "react";
import type { Message } from "../room.ts";
import type { Translate } from "./reads-as.ts";

/** A translation that one reader asked for, of a message that came without. */
export type OnDemand =
  | { readonly phase: "asking" }
  | { readonly phase: "here"; readonly text: string }
  | { readonly phase: "failed"; readonly problem: unknown };

export const onDemandKey = (message: Pick<Message, "sequence">, language: string): string => `${message.sequence} ${language}`;

/** Kept while the page is open: nobody pays for it twice. */
export function useOnDemand(translate: Translate, language: string) {
  const [found, setFound] = useState<ReadonlyMap<string, OnDemand>>(new Map());
  const ask = useCallback(
    async (message: Message) => {
      const set = (one: OnDemand) => setFound((before) => new Map(before).set(onDemandKey(message, language), one));
      set({ phase: "asking" });
      try {
        set({ phase: "here", text: await translate(message.text, message.language, language) });
      } catch (problem) {
        set({ phase: "failed", problem });
      }
    },
    [translate, language],
  );
  return [found, ask] as const;
}
