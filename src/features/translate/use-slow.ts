import { useEffect, useState } from "react";

/** How long (ms) a person waits before the second best is welcome. */
const patience = 2_500;

/** Whether what `key` names is waited for longer than people wait. */
export function useSlow(waiting: boolean, key: string): boolean {
  const [slow, setSlow] = useState<string>();
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setSlow(key), patience);
    return () => clearTimeout(timer);
  }, [waiting, key]);
  return waiting && slow === key;
}
