import { useCallback, useLayoutEffect, useRef, useState } from "react";

/** How near (px) the end is the end. */
const near = 64;

/**
 * Keeps the end of a growing list in view for whoever is there, and leaves alone whoever reads further up. The end
 * also moves without a message: pictures of words arrive, the keyboard opens.
 */
export function useFollow() {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [isAtEnd, setAtEnd] = useState(true);

  useLayoutEffect(() => {
    const box = scroller.current;
    const list = content.current;
    if (!box || !list) return;
    const stick = () => {
      if (following.current) box.scrollTo({ top: box.scrollHeight });
    };
    let top = box.scrollTop;
    const look = () => {
      const isNear = box.scrollHeight - box.clientHeight - box.scrollTop < near;
      // Only who moves up stops following: the end also moves away by itself, while what is new gets its height.
      if (isNear || box.scrollTop < top) {
        following.current = isNear;
        setAtEnd(isNear);
      }
      top = box.scrollTop;
    };
    stick();
    const sizes = new ResizeObserver(stick);
    sizes.observe(box);
    sizes.observe(list);
    box.addEventListener("scroll", look, { passive: true });
    return () => {
      sizes.disconnect();
      box.removeEventListener("scroll", look);
    };
  }, []);

  const toEnd = useCallback(() => {
    following.current = true;
    setAtEnd(true);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, []);

  return { scroller, content, isAtEnd, toEnd };
}
