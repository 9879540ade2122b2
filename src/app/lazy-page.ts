import { type ComponentType, createElement, useLayoutEffect, useState } from "react";
import { untilLoaded } from "../ui/until-loaded.ts";

/**
 * A page whose scripts are fetched once it is opened. Not by `Suspense`: React shows what it held back no sooner than 300 ms
 * after the last placeholder, and a page that is on the device has no need to wait.
 */
export function lazyPage<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function LazyPage(props: Props) {
    const [page, setPage] = useState(() => loaded);
    useLayoutEffect(() => {
      if (page) return;
      let open = true;
      void untilLoaded(load).then((arrived) => {
        loaded = arrived;
        if (open) setPage(() => arrived);
      });
      return () => {
        open = false;
      };
    }, [page]);
    return page ? createElement(page, props) : null;
  };
}
