import { useQuery } from "@tanstack/react-query";

/** How a text sounds, for a reader who cannot read its script; undefined until it is there, and where there is nothing. */
export function useRomanised(text: string, language: string, readerLanguage: string): string | undefined {
  const { data } = useQuery({
    queryKey: ["romanised", language, readerLanguage, text],
    queryFn: async () => (await (await import("./romanise.ts")).romanise(text, language, readerLanguage)) ?? null,
    staleTime: Infinity,
    retry: false,
  });
  return data ?? undefined;
}
