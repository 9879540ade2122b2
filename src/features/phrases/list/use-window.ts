import { type RefCallback, useCallback, useState } from "react";

const page = 40;

/**
 * How many of a long list are drawn: the first page, and another each time that the end of what is drawn comes near.
 * `key` names the list: another one is drawn from its beginning.
 */
export function useWindow(key: string): { drawn: number; end: RefCallback<Element> } {
  const [{ of, drawn }, set] = useState({ of: key, drawn: page });
  const end = useCallback<RefCallback<Element>>(
    (element) => {
      if (!element) return;
      const observer = new IntersectionObserver(
        ([entry]) => {
          if (entry?.isIntersecting) set((now) => ({ of: key, drawn: (now.of === key ? now.drawn : page) + page }));
        },
        { rootMargin: "800px" },
      );
      observer.observe(element);
      return () => observer.disconnect();
    },
    [key],
  );
  return { drawn: of === key ? drawn : page, end };
}
