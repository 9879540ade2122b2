import { useEffect, useRef } from "react";
import { useDictation } from "./use-dictation.ts";

/** Written without spaces between words. */
const unspaced = /^(zh|ja|th|lo|km|my)\b/;

/** Puts what the microphone hears behind what stands in the field already, as it is heard. */
export function useDictated(text: string, onText: (text: string) => void) {
  const { start, stop, heard, ...state } = useDictation();
  /** What stood there at the start; undefined once the person goes on by hand: then nothing more is put in. */
  const before = useRef<string>(undefined);
  const between = useRef(" ");
  const put = useRef(onText);
  useEffect(() => {
    put.current = onText;
  });

  useEffect(() => {
    if (before.current !== undefined && heard !== "") put.current([before.current, heard].filter(Boolean).join(between.current));
  }, [heard]);

  return {
    ...state,
    start: (language: string) => {
      before.current = text.trimEnd();
      between.current = unspaced.test(language) ? "" : " ";
      start(language);
    },
    stop,
    /** The person types, or sends: what is heard from now on is not meant. */
    release: () => {
      before.current = undefined;
      if (state.listening) stop();
    },
  };
}
