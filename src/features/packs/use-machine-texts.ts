import { useEffect, useState } from "react";
import { type ParleyError, toParleyError } from "../../api/errors.ts";
import { type Pack, writtenText } from "./pack.ts";
import { translateMissing } from "./translate-missing.ts";

export interface MachineTexts {
  get: (entryId: string) => string | undefined;
  /** Why some are missing. */
  problem: ParleyError | undefined;
  again: () => void;
}

interface Made {
  of: string;
  texts: ReadonlyMap<string, string>;
  problem?: ParleyError;
}

const none: ReadonlyMap<string, string> = new Map();

/** What nobody has written in a language, made by the machine as soon as it is looked at. */
export function useMachineTexts(pack: Pack, language: string, translate: (text: string, source: string, target: string) => Promise<string>): MachineTexts {
  const [tries, setTries] = useState(0);
  const [made, setMade] = useState<Made>({ of: language, texts: none });

  useEffect(() => {
    const missing = pack.entries.filter((entry) => writtenText(entry, language) === undefined);
    if (missing.length === 0) return;
    const controller = new AbortController();
    const { signal } = controller;
    const add = (id: string, text: string) =>
      setMade((now) => ({ of: language, texts: new Map([...(now.of === language ? now.texts : none), [id, text]]) }));
    translateMissing(missing, language, translate, add, signal).catch((error: unknown) => {
      const problem = toParleyError(error);
      if (!signal.aborted) setMade((now) => ({ of: language, texts: now.of === language ? now.texts : none, problem }));
    });
    return () => controller.abort();
  }, [pack, language, translate, tries]);

  const current = made.of === language ? made : undefined;
  return {
    get: (id) => current?.texts.get(id),
    problem: current?.problem,
    again: () => {
      setMade({ of: language, texts: current?.texts ?? none });
      setTries(tries + 1);
    },
  };
}
