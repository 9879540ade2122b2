import { useLayoutEffect, useRef } from "react";

/**
 * Fits an element to what the keyboard leaves of the window. Most browsers shrink the page by themselves
 * (`interactive-widget` in index.html); iOS lays the keyboard over it and pushes the page up.
 */
export function useVisibleArea() {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const view = window.visualViewport;
    const style = element.current?.style;
    if (!view || !style) return;
    const fit = () => {
      // Who has zoomed in wants to look closer, not to have the page fitted again.
      const covered = view.scale === 1 && window.innerHeight - view.height > 1;
      style.blockSize = covered ? `${view.height}px` : "";
      style.insetBlockStart = covered ? `${view.offsetTop}px` : "";
    };
    fit();
    view.addEventListener("resize", fit);
    view.addEventListener("scroll", fit);
    return () => {
      view.removeEventListener("resize", fit);
      view.removeEventListener("scroll", fit);
    };
  }, []);

  return element;
}
