import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { languageBook } from "./language.ts";
import { languagesQuery } from "./languages-query.ts";

/** The languages, as far as they are known, and how the asking for them stands. */
export function useLanguageBook() {
  const query = useQuery(languagesQuery);
  const languages = useMemo(() => languageBook(query.data ?? []), [query.data]);
  return { languages, query };
}
