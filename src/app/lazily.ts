import { type ComponentType, lazy } from "react";
import { untilLoaded } from "../ui/until-loaded.ts";

/** A part of the page whose scripts are fetched once the rest is drawn. */
export const lazily = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => ({ default: await untilLoaded(load) }));
