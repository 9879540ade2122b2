import { useEffect, useState } from "react";
import { type ParleyError, toParleyError } from "../../api/errors.ts";
import { ownStore } from "../../device/own-store.ts";
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

/** By their English, which they were made from; the offline use of a pack needs no translation memory then. */
const store = ownStore<Readonly<Partial<Record<string, string>>>>("packs", { items: 60, bytes: 2 ** 20 });

const none: ReadonlyMap<string, string> = new Map();

/** What nobody has written in a language, made by the machine as soon as it is looked at. */
export function useMachineTexts(pack: Pack, language: string, translate: (text: string, source: string, target: string) => Promise<string>): MachineTexts {
  const [tries, setTries] = useState(0);
  const [made, setMade] = useState<Made>({ of: language, texts: none });

  useEffect(() => {
    const unwritten = pack.entries.filter((entry) => writtenText(entry, language) === undefined);
    if (unwritten.length === 0) return;
    const controller = new AbortController();
    const { signal } = controller;
    const own = store();
    const show = (texts: ReadonlyMap<string, string>, problem?: ParleyError) => {
      if (!signal.aborted) setMade({ of: language, texts: new Map(texts), ...(problem && { problem }) });
    };
    const make = async () => {
      const key = `${pack.id}/${language}`;
      const kept = (await own.get(key)) ?? {};
      const texts = new Map(unwritten.flatMap(({ id, texts: { en } }) => (kept[en] === undefined ? [] : [[id, kept[en]] as const])));
      show(texts);
      const missing = unwritten.filter(({ id }) => !texts.has(id));
      const onText = (id: string, text: string) => show(texts.set(id, text));
      await translateMissing(missing, language, translate, onText, signal).catch((error: unknown) => show(texts, toParleyError(error)));
      const all = Object.fromEntries(unwritten.flatMap(({ id, texts: { en } }) => (texts.has(id) ? [[en, texts.get(id) ?? ""]] : [])));
      if (missing.length > 0) await own.put(key, all, 2 * JSON.stringify(all).length);
    };
    void make();
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
