import type { CallerName } from "./callers.ts";
import type { Stage } from "./stage.ts";

/** `allow`, `nothing` (an answer without anybody's data), or the code of the error. */
export type Expected = string;

export interface Operation {
  /** `Query.languages`, as in the schema. */
  readonly name: string;
  /** The field with its arguments and selection, and the variables that it names. */
  readonly field: string;
  readonly variables?: (stage: Stage) => object;
  readonly cells: Readonly<Record<CallerName, Expected>>;
  /** Whoever may do it changes the stage: the next finds a new one. */
  readonly changes?: true;
}

const unauthenticated = {
  "token of another key": "UnauthorizedException",
  "alg none": "UnauthorizedException",
  "expired token": "UnauthorizedException",
  "token of another pool": "UnauthorizedException",
  "token of another client": "UnauthorizedException",
  "claims changed": "UnauthorizedException",
  "signature changed": "InvalidSignatureException",
  "no credentials": "UnauthorizedException",
};
const everyone = { ...unauthenticated, guest: "allow", "person A": "allow", "person B": "allow", host: "allow", member: "allow", "removed member": "allow" };
/** Guests, in a room or not, have no account to keep anything in: the policy of their role does not name the field. */
const signedIn = { ...everyone, guest: "UnauthorizedException", member: "UnauthorizedException", "removed member": "UnauthorizedException" };
const ownerOnly = { ...signedIn, "person B": "Unauthorized", host: "Unauthorized" };
const functionsOnly = { ...signedIn, "person A": "Unauthorized", "person B": "Unauthorized", host: "Unauthorized" };
const membersOnly = { ...everyone, guest: "NotAMember", "person A": "NotAMember", "person B": "NotAMember", "removed member": "RemovedFromRoom" };
const hostOnly = { ...signedIn, "person A": "NotTheHost", "person B": "NotTheHost" };

const inRoom = ({ roomId }: Stage) => ({ roomId });

/** Who may do what: one row for every operation of the schema. Codes are AppSync's, DynamoDB's and Parley's own. */
export const operations: readonly Operation[] = [
  { name: "Query.languages", field: "languages { code }", cells: everyone },
  { name: "Query.translate", field: 'translate(text: "Hello", source: "en", target: "es") { text }', cells: everyone },
  { name: "Query.speak", field: 'speak(text: "Hello", language: "en") { url }', cells: everyone },
  { name: "Query.usage", field: "usage { used }", cells: everyone },

  { name: "Query.getPhrase", field: "getPhrase(id: $id) { id }", variables: ({ phraseId }) => ({ id: phraseId }), cells: ownerOnly },
  { name: "Query.listPhrases", field: "listPhrases { items { id } }", cells: { ...signedIn, "person B": "nothing", host: "nothing" } },
  {
    name: "Query.phrasesByOwner",
    field: "phrasesByOwner(owner: $owner) { items { id } }",
    variables: ({ owner }) => ({ owner }),
    cells: ownerOnly,
  },
  {
    name: "Mutation.createPhrase",
    field: 'createPhrase(input: { id: $id, clientId: "c", sourceText: "a", sourceLanguage: "en", targetText: "b", targetLanguage: "es" }) { id }',
    variables: ({ newId }) => ({ id: newId() }),
    cells: signedIn,
    changes: true,
  },
  { name: "Mutation.updatePhrase", field: 'updatePhrase(input: { id: $id, note: "n" }) { id }', variables: ({ phraseId }) => ({ id: phraseId }), cells: ownerOnly },
  { name: "Mutation.deletePhrase", field: "deletePhrase(input: { id: $id }) { id }", variables: ({ phraseId }) => ({ id: phraseId }), cells: ownerOnly, changes: true },
  { name: "Subscription.onCreatePhrase", field: "onCreatePhrase { id }", cells: signedIn },
  { name: "Subscription.onUpdatePhrase", field: "onUpdatePhrase { id }", cells: signedIn },
  { name: "Subscription.onDeletePhrase", field: "onDeletePhrase { id }", cells: signedIn },

  { name: "Mutation.openRoom", field: 'openRoom(title: "T", language: "en", displayName: "N") { roomId }', cells: signedIn },
  {
    name: "Mutation.joinRoom",
    field: 'joinRoom(code: $code, displayName: "N", language: "en") { memberId }',
    variables: ({ code }) => ({ code }),
    cells: { ...everyone, "removed member": "RemovedFromRoom" },
    changes: true,
  },
  { name: "Query.room", field: "room(roomId: $roomId) { title }", variables: inRoom, cells: membersOnly },
  { name: "Query.rooms", field: "rooms { roomId }", cells: everyone },
  { name: "Query.messages", field: "messages(roomId: $roomId) { text }", variables: inRoom, cells: membersOnly },
  { name: "Mutation.say", field: 'say(roomId: $roomId, messageId: $id, text: "Hi", language: "en") { sequence }', variables: ({ roomId, newId }) => ({ roomId, id: newId() }), cells: membersOnly },
  { name: "Mutation.flagMessage", field: 'flagMessage(roomId: $roomId, sequence: 1, kind: "notUnderstood") { kind }', variables: inRoom, cells: membersOnly },
  { name: "Mutation.setMyLanguage", field: 'setMyLanguage(roomId: $roomId, language: "es") { language }', variables: inRoom, cells: membersOnly },
  { name: "Mutation.setPresence", field: "setPresence(roomId: $roomId, away: true) { roomId }", variables: inRoom, cells: membersOnly },
  { name: "Mutation.leaveRoom", field: "leaveRoom(roomId: $roomId) { name }", variables: inRoom, cells: membersOnly, changes: true },
  { name: "Mutation.removeMember", field: "removeMember(roomId: $roomId, memberId: $memberId) { name }", variables: ({ roomId, memberId }) => ({ roomId, memberId }), cells: hostOnly, changes: true },
  { name: "Mutation.closeRoom", field: "closeRoom(roomId: $roomId)", variables: inRoom, cells: hostOnly, changes: true },
  { name: "Subscription.onRoomEvent", field: "onRoomEvent(roomId: $roomId) { kind }", variables: inRoom, cells: membersOnly },
  { name: "Mutation.publishRoomEvent", field: "publishRoomEvent(event: $event) { kind }", variables: ({ roomId }) => ({ event: JSON.stringify({ roomId, kind: "closed" }) }), cells: functionsOnly },
  { name: "Mutation.endRoomEvents", field: "endRoomEvents(roomId: $roomId, memberId: $memberId)", variables: ({ roomId, memberId }) => ({ roomId, memberId }), cells: functionsOnly },

  // Last: nothing of theirs is left for another row.
  { name: "Mutation.deleteAccount", field: "deleteAccount", cells: signedIn },
];
