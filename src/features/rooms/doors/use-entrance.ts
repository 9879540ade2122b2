import { useRef, useState } from "react";
import { toParleyError, type ParleyError } from "../../../api/errors.ts";
import type { MessageId } from "../../../locales/message-id.ts";
import { useMessages } from "../../../ui/use-messages.ts";
import type { Newcomer } from "./use-newcomer.ts";

/** Each refusal at the door in its own short sentence, with the way out; the server's own for all others. */
const sentences: Partial<Record<string, MessageId>> = {
  CodeUnknown: "rooms.error.CodeUnknown",
  TooManyAttempts: "rooms.error.TooManyAttempts",
  RoomFull: "rooms.error.RoomFull",
  RoomClosed: "rooms.error.RoomClosed",
  RoomExpired: "rooms.error.RoomExpired",
  RoomNotFound: "rooms.error.CodeUnknown",
  RemovedFromRoom: "rooms.error.RemovedFromRoom",
  TooManyLanguages: "rooms.error.TooManyLanguages",
  NameInvalid: "rooms.error.NameInvalid",
  TitleInvalid: "rooms.error.TitleInvalid",
  UnsupportedLanguage: "rooms.error.UnsupportedLanguage",
  SessionExpired: "rooms.error.SessionExpired",
  Offline: "rooms.error.Offline",
  ServiceUnavailable: "rooms.error.ServiceUnavailable",
  TimedOut: "rooms.error.TimedOut",
};

/** What stands under which field. */
const fields: Partial<Record<string, "name" | "code">> = { NameInvalid: "name", CodeUnknown: "code", RoomNotFound: "code" };

export interface EntranceProblem {
  code: string;
  sentence: string;
  at: "name" | "code" | "door";
}

/** One attempt at a time to enter; `enter` answers where that leads. */
export function useEntrance(newcomer: Newcomer, onEntered: (roomId: string) => void) {
  const t = useMessages();
  const nameField = useRef<HTMLInputElement>(null);
  const codeField = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<EntranceProblem>();

  const refuse = (refusal: EntranceProblem) => {
    setProblem(refusal);
    if (refusal.at === "name") nameField.current?.focus();
    if (refusal.at === "code") codeField.current?.focus();
  };

  const toProblem = ({ code, sentence }: ParleyError): EntranceProblem => {
    const id = sentences[code];
    return { code, sentence: id ? t(id) : sentence, at: fields[code] ?? "door" };
  };

  /** `wrong`: what is seen to be wrong before anybody is asked. */
  const enter = async (attempt: () => Promise<{ roomId: string }>, wrong?: EntranceProblem) => {
    if (busy) return;
    const nameless: EntranceProblem = { code: "NameInvalid", sentence: t("rooms.name.missing"), at: "name" };
    const refusal = newcomer.name.trim() === "" ? nameless : wrong;
    if (refusal) {
      refuse(refusal);
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      const { roomId } = await attempt();
      newcomer.remember();
      onEntered(roomId);
    } catch (error) {
      setBusy(false);
      refuse(toProblem(toParleyError(error)));
    }
  };

  const sentenceAt = (place: EntranceProblem["at"]): string | undefined => (problem?.at === place ? problem.sentence : undefined);
  return { busy, problem, sentenceAt, nameField, codeField, enter, forgive: () => setProblem(undefined) };
}

export type Entrance = ReturnType<typeof useEntrance>;
