import { useEffect, useEffectEvent } from "react";

/** Keys that do something wherever the focus is, but where it means another thing there. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const run = keys[event.key];
    if (!run || event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTakenBy(event.target, event.key)) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

/** A button that has the focus is pressed by the browser itself; a field takes every key. */
const isTakenBy = (target: EventTarget | null, key: string): boolean => {
  if (!(target instanceof Element)) return false;
  return target.closest(key.startsWith("Arrow") ? "select, input, textarea, dialog" : "button, a, select, input, textarea, dialog") !== null;
};
