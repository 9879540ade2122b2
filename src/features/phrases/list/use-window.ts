import { type RefCallback, startTransition, useCallback, useState } from "react";

/** As many as a large window shows are drawn at once, and more in pages, a moment later: what is typed meanwhile goes first. */
const first = 14;
const page = 40;

/**
 * How many of a long list are drawn: the first few, and a page more each time that the end of what is drawn comes near.
 * `key` names the list: another one is drawn from its beginning.
 */
export function useWindow(key: string): { drawn: number; end: RefCallback<Element> } {
  const [{ of, drawn }, set] = useState({ of: key, drawn: first });
  const end = useCallback<RefCallback<Element>>(
    (element) => {
      if (!element) return;
      const observer = new IntersectionObserver(
        ([entry]) => {
          if (!entry?.isIntersecting) return;
          startTransition(() => set((now) => ({ of: key, drawn: (now.of === key ? now.drawn : first) + page })));
        },
        { rootMargin: "400px" },
      );
      observer.observe(element);
      return () => observer.disconnect();
    },
    [key],
  );
  return { drawn: of === key ? drawn : first, end };
}
