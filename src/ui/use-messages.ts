import { useLingui } from "@lingui/react";
import { useCallback } from "react";
import type { MessageId } from "../locales/message-id.ts";

export type Message = (id: MessageId, values?: Record<string, string | number>) => string;

/** The only way from a message id to a sentence on the page; an id that the catalogue lacks does not compile. */
export function useMessages(): Message {
  const { i18n } = useLingui();
  return useCallback((id, values) => i18n._(id, values), [i18n]);
}
