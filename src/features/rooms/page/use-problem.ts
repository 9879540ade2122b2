import { useCallback } from "react";
import { toParleyError } from "../../../api/errors.ts";
import type { MessageId } from "../../../locales/message-id.ts";
import { useMessages } from "../../../ui/use-messages.ts";

const sentences: Partial<Record<string, MessageId>> = {
  RoomClosed: "room.error.RoomClosed",
  RoomExpired: "room.error.RoomExpired",
  RoomNotFound: "room.error.RoomNotFound",
  NotAMember: "room.error.NotAMember",
  RemovedFromRoom: "room.error.RemovedFromRoom",
  NotTheHost: "room.error.NotTheHost",
  HostStays: "room.error.HostStays",
  MemberNotFound: "room.error.MemberNotFound",
  MessageNotFound: "room.error.MessageNotFound",
  MessageIdInvalid: "room.error.MessageIdInvalid",
  FlagUnknown: "room.error.FlagUnknown",
  LanguageNotInRoom: "room.error.LanguageNotInRoom",
  TooManyLanguages: "room.error.TooManyLanguages",
  TextEmpty: "room.error.TextEmpty",
  TextTooLong: "room.error.TextTooLong",
  UnsupportedLanguage: "room.error.UnsupportedLanguage",
  UnsupportedLanguagePair: "room.error.UnsupportedLanguagePair",
  QuotaExceeded: "room.error.QuotaExceeded",
  ServiceUnavailable: "room.error.ServiceUnavailable",
  Offline: "room.error.Offline",
  TimedOut: "room.error.TimedOut",
  SessionExpired: "room.error.SessionExpired",
  NotAllowed: "room.error.NotAllowed",
};

/** Anything that went wrong in a conversation, in the page's words; for a code it has none for, the server's. */
export function useProblem(): (error: unknown) => string {
  const t = useMessages();
  return useCallback(
    (error) => {
      const { code, sentence } = isProblem(error) ? error : toParleyError(error);
      const id = sentences[code];
      return id ? t(id) : sentence;
    },
    [t],
  );
}

const isProblem = (error: unknown): error is { code: string; sentence: string } =>
  typeof error === "object" && error !== null && "code" in error && "sentence" in error;
