import { startTransition, useEffect, useState } from "react";

/** True once the page is painted and the browser has nothing better to do: the time to fetch what is needed next. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    // What comes then is drawn in slices: somebody may be typing already.
    const begin = () => startTransition(() => setIdle(true));
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(begin, 200);
      return () => clearTimeout(timer);
    }
    const request = requestIdleCallback(begin, { timeout: 1500 });
    return () => cancelIdleCallback(request);
  }, []);
  return idle;
}
