import { useEffect, useMemo, useState } from "react";
import { allSelected, extended, nothingSelected, type Selection, toggled } from "./selection.ts";

/** What is chosen of the phrases that are shown; `ids` is undefined while nothing is being selected. */
export function useSelection(shown: readonly { id: string }[]) {
  const [selection, set] = useState<Selection>();
  const order = useMemo(() => shown.map(({ id }) => id), [shown]);
  const selecting = selection !== undefined;

  useEffect(() => {
    if (!selecting) return;
    const onKeyDown = (event: KeyboardEvent) => {
      // What lies above the page closes first.
      const isAbove = document.querySelector("dialog[open], [popover]:popover-open");
      if (event.key === "Escape" && !event.defaultPrevented && !isAbove) set(undefined);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [selecting]);

  return {
    ids: selection?.ids,
    begin: () => set(nothingSelected),
    end: () => set(undefined),
    all: () => set(allSelected(order)),
    none: () => set(nothingSelected),
    choose: (id: string, range: boolean) =>
      set((now) => now && (range ? extended(now, id, order) : toggled(now, id))),
  };
}
