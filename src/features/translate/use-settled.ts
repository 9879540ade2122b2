import { useEffect, useRef, useState } from "react";
import { afterChange, delayBefore, newPace } from "./pace.ts";
import type { Ask } from "./translation-query.ts";

/** `ask` once typing pauses; at once where anything but the text changed, or the text is gone. */
export function useSettled(ask: Ask, left: number): Ask {
  const [settled, setSettled] = useState(ask);
  const pace = useRef(newPace(ask.text));
  const { text, source, target, formal } = ask;

  useEffect(() => {
    const before = pace.current;
    if (text !== before.text) pace.current = afterChange(before, text, performance.now());
    const typed = settled.source === source && settled.target === target && settled.formal === formal;
    const delay = typed && text !== "" ? delayBefore(text, before, pace.current, left) : 0;
    const timer = setTimeout(() => setSettled({ text, source, target, formal }), delay);
    return () => clearTimeout(timer);
    // `settled` and `left` only weigh the delay: their change starts no new one.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [text, source, target, formal]);

  return text === "" ? ask : settled;
}
