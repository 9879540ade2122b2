import { useEffect, useMemo, useRef, useState } from "react";
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

  const tell = (next: View, replace: boolean) => {
    told.current = next.query.trim();
    const address = writeView(next);
    go(address ? `${path}?${address}` : path, { replace });
  };

  useEffect(() => {
    if (asked.query === told.current) return;
    told.current = asked.query;
    setQuery(asked.query);
  }, [asked.query]);

  useEffect(() => {
    if (query.trim() === told.current) return;
    const timer = setTimeout(() => tell(view, true), rest);
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what is typed waits for its rest
  }, [query]);

  return {
    view,
    change: (change) => {
      if (change.sort) {
        preferences.write(sortKey, change.sort);
        setUsual(change.sort);
      }
      if (change.query !== undefined) setQuery(change.query);
      if (Object.keys(change).some((key) => key !== "query")) tell({ ...view, ...change }, false);
    },
  };
}
