import type { MessageId } from "../../../locales/message-id.ts";
import type { Message } from "../room.ts";
import type { Outgoing } from "../session/room-session.ts";

/** Something to say: an id of the catalogue, its values, and the languages named in it, by code. */
export interface Standing {
  readonly id: MessageId;
  readonly values?: Readonly<Record<string, number>>;
  readonly languages?: readonly string[];
  /** Trying again may help. */
  readonly again?: boolean;
}

/** Where a text on its way is. */
export const onItsWay = ({ state }: Outgoing): Standing => ({ id: ways[state] });

const ways = { queued: "room.state.queued", sending: "room.state.sending", failed: "room.state.failed" } as const;

/** How far a message that stands has come. */
export const delivered = ({ translations }: Message): Standing =>
  translations.length === 0 ? { id: "room.state.said" } : { id: "room.state.delivered", values: { languages: translations.length } };

const reasons: Partial<Record<string, Omit<Standing, "languages">>> = {
  UnsupportedLanguagePair: { id: "room.untranslated.pair" },
  QuotaExceeded: { id: "room.untranslated.quota", again: true },
  TextTooLong: { id: "room.untranslated.long" },
};

/** What did not come through, one sentence for each reason. */
export function notDelivered({ failures }: Message): Standing[] {
  const byReason = new Map<Omit<Standing, "languages">, string[]>();
  for (const { code, language } of failures) {
    const reason = reasons[code] ?? otherwise;
    byReason.set(reason, [...(byReason.get(reason) ?? []), language]);
  }
  return [...byReason].map(([reason, languages]) => ({ ...reason, languages }));
}

const otherwise = { id: "room.untranslated", again: true } as const;

/**
 * Whether the host's characters ended today: by the newest message that had something to translate. Counting begins
 * anew at midnight UTC.
 */
export function quotaEnded(messages: readonly Message[], now: number): boolean {
  const last = messages.findLast(({ translations, failures }) => translations.length + failures.length > 0);
  return (
    last !== undefined &&
    last.failures.some(({ code }) => code === "QuotaExceeded") &&
    new Date(last.saidAt).toISOString().slice(0, 10) === new Date(now).toISOString().slice(0, 10)
  );
}
