import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useLocation, useSearch } from "wouter";
import { preferences } from "../../../ui/stored.ts";
import { isSort, readView, type View, writeView } from "./view.ts";

const sortKey = "phrases.sort";

/** Milliseconds of rest after which what was typed is in the address. Browsers refuse to change it at every letter. */
const rest = 400;

/** The view that the address asks for, and how to change it. What is typed shows at once and reaches the address later. */
export function useView(): { view: View; change: (change: Partial<View>) => void } {
  const search = useSearch();
  const [path, go] = useLocation();
  const [usual, setUsual] = useState(() => preferences.read(sortKey));
  const asked = useMemo(() => readView(search, isSort(usual) ? usual : undefined), [search, usual]);
  const [query, setQuery] = useState(asked.query);
  /** What the address says because of us: anything else came from the person, who went back or followed a link. */
  const told = useRef(asked.query);
  const view = useMemo(() => ({ ...asked, query }), [asked, query]);

  const latest = useRef(view);
  useLayoutEffect(() => {
    latest.current = view;
  });

  const tell = (next: View, replace: boolean) => {
    told.current = next.query.trim();
    const address = writeView(next);
    go(address ? `${path}?${address}` : path, { replace });
  };
  /** What was typed belongs to where one is, before one goes on. */
  const settle = () => {
    if (latest.current.query.trim() !== told.current) tell(latest.current, true);
  };

  useEffect(() => {
    if (asked.query === told.current) return;
    told.current = asked.query;
    setQuery(asked.query);
  }, [asked.query]);

  useEffect(() => {
    const timer = setTimeout(settle, rest);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- each letter waits anew
  }, [query]);

  return {
    view,
    change: (change) => {
      if (change.sort) {
        preferences.write(sortKey, change.sort);
        setUsual(change.sort);
      }
      if (change.query !== undefined) setQuery(change.query);
      if (Object.keys(change).every((key) => key === "query")) return;
      settle();
      tell({ ...view, ...change }, false);
    },
  };
}
