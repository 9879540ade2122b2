import { type RefObject, useEffect, useRef, useState } from "react";

/** True once the element came near the window. For what costs too much to do a thousand times in a long list. */
export function useNear<E extends Element>(): [RefObject<E | null>, boolean] {
  const element = useRef<E>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (!target || near) return;
    nearby.set(target, () => setNear(true));
    watch.observe(target);
    return () => {
      nearby.delete(target);
      watch.unobserve(target);
    };
  }, [near]);
  return [element, near];
}

/** One for the whole page: browsers answer for many elements at once. */
const nearby = new WeakMap<Element, () => void>();
const watch = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) nearby.get(target)?.();
  },
  { rootMargin: "50% 0px" },
);
