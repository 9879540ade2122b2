import { queryOptions } from "@tanstack/react-query";
import type { Ask } from "../translation-query.ts";
import { canTranslate } from "./can-translate.ts";
import type { Found } from "./rung.ts";

/** What the browser makes of it by itself; null where it cannot. Another question ends this one. */
export const deviceQuery = ({ text, source, target }: Ask) =>
  queryOptions({
    queryKey: ["by-device", source, target, text],
    queryFn: async ({ signal }): Promise<Found | null> => {
      try {
        const { deviceTranslator } = await import("./device-translator.ts");
        return (await deviceTranslator?.translate({ text, source, target, formal: false }, signal)) ?? null;
      } catch {
        return null;
      }
    },
    // Without a translator there is nothing to wait for.
    ...(!canTranslate && { initialData: null }),
    // A browser that could not may have fetched what it takes meanwhile.
    staleTime: ({ state }) => (state.data ? Infinity : 0),
  });
