import { randomUUID } from "node:crypto";
import type { Callers, CallerName } from "./callers.ts";
import { ask } from "./ask.ts";

/** What a cell finds: a phrase of person A, and a room of the host with its member and one who was removed. */
export interface Stage {
  readonly phraseId: string;
  readonly owner: string;
  readonly roomId: string;
  readonly code: string;
  /** Whom the host removes, where that is tried. */
  readonly memberId: string;
  /** A new one each time it is read. */
  readonly newId: () => string;
}

export async function setStage(callers: Callers): Promise<Stage> {
  const done = async <Answer>(who: CallerName, query: string, variables: object = {}) => {
    const answer = await ask(callers, who, { query, variables });
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data as Answer;
  };
  const phraseId = randomUUID();
  const input = { id: phraseId, clientId: phraseId, sourceText: "Hello", sourceLanguage: "en", targetText: "Hola", targetLanguage: "es" };
  await done("person A", "mutation ($input: CreatePhraseInput!) { createPhrase(input: $input) { id } }", { input });
  const { openRoom } = await done<{ openRoom: { roomId: string; code: string } }>("host", 'mutation { openRoom(title: "Matrix", language: "en", displayName: "Hana") { roomId code } }');
  const { roomId, code } = openRoom;
  const join = `mutation ($code: String!) { joinRoom(code: $code, displayName: "Joan", language: "en") { memberId } }`;
  const memberIdOf = async (who: CallerName) => (await done<{ joinRoom: { memberId: string } }>(who, join, { code })).joinRoom.memberId;
  const memberId = await memberIdOf("member");
  const removedId = await memberIdOf("removed member");
  await done("host", "mutation ($roomId: ID!, $memberId: ID!) { removeMember(roomId: $roomId, memberId: $memberId) { name } }", { roomId, memberId: removedId });
  await done("member", 'mutation ($roomId: ID!) { say(roomId: $roomId, messageId: "first", text: "Hello", language: "en") { sequence } }', { roomId });
  return { phraseId, owner: callers.ownerOfPhrase, roomId, code, memberId, newId: randomUUID };
}
