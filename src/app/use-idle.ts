import { useEffect, useState } from "react";

/** True once the page is painted and the browser has nothing better to do: the time to fetch what is needed next. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(() => setIdle(true), 200);
      return () => clearTimeout(timer);
    }
    const request = requestIdleCallback(() => setIdle(true), { timeout: 1500 });
    return () => cancelIdleCallback(request);
  }, []);
  return idle;
}
