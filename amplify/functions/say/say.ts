import type { Schema } from "../../data/resource.ts";
import { limits } from "../../limits.ts";
import { ParleyError } from "../errors/parley-error.ts";
import { describe } from "../logs/loggable.ts";
import { logger } from "../logs/logger.ts";
import type { Person } from "../quota/person.ts";
import type { Caller } from "../rooms/caller.ts";
import type { FailedTranslation, Message, MessageTranslation, Said } from "../rooms/message.ts";
import type { MessageStore } from "../rooms/message-store.ts";
import type { Publish } from "../rooms/room-event.ts";
import { assertOpen, languagesIn, memberIdOf, membershipOf, type Room } from "../rooms/room.ts";
import type { RoomStore } from "../rooms/room-store.ts";
import { cleanText } from "../text/clean-text.ts";
import { languageCode } from "../text/language-code.ts";
import type { Translation, TranslateRequest } from "../translate-text/translate-text.ts";

export interface Say {
  readonly rooms: Pick<RoomStore, "find" | "findWithMessage" | "nextSequence">;
  readonly messages: Pick<MessageStore, "put" | "setTranslations">;
  /** Counts on the person's quota what is not from memory. */
  readonly translate: (request: TranslateRequest, person: Person) => Promise<Translation>;
  readonly publish: Publish;
  readonly now: () => number;
}

const messageIds = new RegExp(`^[\\w-]{1,${limits.room.messageIdLength}}$`);

/**
 * Says something in a room: once for each `messageId` of the speaker, translated once for each language in the room, on
 * the host's count. A language that fails is named in `failures`; saying the message again tries just those again.
 */
export async function say(deps: Say, request: Schema["say"]["args"], { person }: Caller): Promise<Message> {
  const { rooms, messages, publish, now } = deps;
  const { roomId, messageId } = request;
  const { text } = cleanText(request.text, limits.room.messageCharacters);
  const language = languageCode(request.language);
  if (!messageIds.test(messageId)) {
    throw new ParleyError("MessageIdInvalid", `A message needs an id of letters, digits and hyphens, ${limits.room.messageIdLength} at most.`);
  }

  const speakerId = memberIdOf(roomId, person);
  const [found, earlier] = await rooms.findWithMessage(roomId, speakerId, messageId);
  const room = assertOpen(found, now());
  const { memberId, member } = membershipOf(room, person);
  if (earlier) return sayAgain(deps, room, earlier);
  if (!room.languages.has(language)) {
    throw new ParleyError("LanguageNotInRoom", `Nobody in this conversation has the language “${language}”. Change yours to it first.`);
  }

  const targets = [...languagesIn(room)].filter((target) => target !== language);
  const translated = await translateAll(deps, room, { text, language }, targets);
  const sequence = await rooms.nextSequence(roomId, memberId);
  if (sequence === undefined) {
    // The room was closed, or the speaker taken out of it, while the engine worked.
    membershipOf(assertOpen(await rooms.find(roomId), now()), person);
    throw new ParleyError("ServiceUnavailable", "The conversation changed just now. Say it again.");
  }
  const saidAt = new Date(now()).toISOString();
  const said = { roomId, sequence, messageId, memberId, speaker: member.name, text, language, saidAt };
  const message = await messages.put(withinBounds({ ...said, ...translated }));
  await publish({ roomId, kind: "message", message });
  return message;
}

async function sayAgain(deps: Say, room: Room, earlier: Message): Promise<Message> {
  if (earlier.failures.length === 0) return earlier;
  const targets = earlier.failures.map(({ language }) => language);
  const { translations, failures } = await translateAll(deps, room, earlier, targets);
  const message = await deps.messages.setTranslations(
    withinBounds({ ...earlier, translations: [...earlier.translations, ...translations], failures }),
  );
  await deps.publish({ roomId: room.roomId, kind: "message", message });
  return message;
}

type Translated = Pick<Message, "translations" | "failures">;

async function translateAll(
  { translate }: Say,
  room: Room,
  { text, language: source }: Pick<Message, "text" | "language">,
  targets: readonly string[],
): Promise<Translated> {
  const host: Person = { key: room.hostPerson, signedIn: true, allowed: limits.dailyCharacters.signedIn };
  const translations: MessageTranslation[] = [];
  const failures: FailedTranslation[] = [];
  await Promise.all(
    targets.map(async (language) => {
      try {
        translations.push({ language, text: (await translate({ text, source, target: language }, host)).text });
      } catch (error) {
        failures.push({ language, code: codeOf(error, room.roomId) });
      }
    }),
  );
  return { translations, failures };
}

function codeOf(error: unknown, roomId: string): string {
  if (error instanceof ParleyError && error.cause === undefined) return error.code;
  logger.error("failed", { operation: "say", roomId, ...describe(error) });
  return error instanceof ParleyError ? error.code : "ServiceUnavailable";
}

/**
 * Gives up the longest translations of a message that is too large to publish. Who reads one of those languages asks
 * `translate` for it, which has it in memory.
 */
function withinBounds<M extends Said>(message: M): M {
  let bytes = Buffer.byteLength(JSON.stringify(message));
  const translations = [...message.translations].sort((one, other) => one.text.length - other.text.length);
  const failures = [...message.failures];
  while (bytes > limits.room.messageBytes) {
    const longest = translations.pop();
    if (!longest) break;
    failures.push({ language: longest.language, code: "TextTooLong" });
    bytes -= Buffer.byteLength(JSON.stringify(longest));
  }
  return { ...message, translations, failures };
}
