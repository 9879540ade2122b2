import fc from "fast-check";
import type { FuzzCloud } from "../fuzz-cloud.ts";
import { mutated } from "../mutate.ts";

export interface GraphQLBody {
  readonly query: string;
  readonly variables: object;
  readonly operationName?: string | undefined;
}

const phraseFields = "id sourceText sourceLanguage targetText targetLanguage favourite tags note known basedOn clientId owner createdAt updatedAt";
const memberFields = "memberId name language joinedAt seenAt away";
const roomFields = `roomId title code hostId me members { ${memberFields} } sequence createdAt expiresAt`;
const messageFields = "roomId sequence messageId memberId speaker text language translations { language text } failures { language code } notUnderstoodBy saidAt";

/** One request for every operation of Parley, as its page sends them. */
export function realRequests({ roomId }: FuzzCloud): readonly GraphQLBody[] {
  const input = { id: "p1", sourceText: "Hello", sourceLanguage: "en", targetText: "Hola", targetLanguage: "es", favourite: false, clientId: "c1", createdAt: "2026-11-28T12:00:00.000Z" };
  return [
    { query: `mutation C($input: CreatePhraseInput!, $condition: ModelPhraseConditionInput) { createPhrase(input: $input, condition: $condition) { ${phraseFields} } }`, variables: { input } },
    { query: `mutation U($input: UpdatePhraseInput!, $condition: ModelPhraseConditionInput) { updatePhrase(input: $input, condition: $condition) { ${phraseFields} } }`,
      variables: { input: { id: "p1", note: "n" }, condition: { and: [{ updatedAt: { ne: "2026-11-28T12:00:00.000Z" } }, { not: { favourite: { eq: true } } }] } } },
    { query: `mutation D($input: DeletePhraseInput!) { deletePhrase(input: $input) { ${phraseFields} } }`, variables: { input: { id: "p1" } } },
    { query: `query G($id: ID!) { getPhrase(id: $id) { ${phraseFields} } }`, variables: { id: "p1" } },
    { query: `query L($filter: ModelPhraseFilterInput, $limit: Int, $nextToken: String) { listPhrases(filter: $filter, limit: $limit, nextToken: $nextToken) { items { ${phraseFields} } nextToken } }`,
      variables: { filter: { or: [{ sourceText: { beginsWith: "H", size: { gt: 1 } } }, { id: { between: ["a", "z"] } }] }, limit: 2 } },
    { query: `query B($owner: String!, $createdAt: ModelStringKeyConditionInput, $limit: Int) { phrasesByOwner(owner: $owner, createdAt: $createdAt, sortDirection: DESC, limit: $limit) { items { ${phraseFields} } nextToken } }`,
      variables: { owner: "o", createdAt: { between: ["2026", "2027"] }, limit: 10 } },
    { query: "query { languages { code name nativeName direction canDetect canSpeak canTranslateTo canBeFormal engine } }", variables: {} },
    { query: "query T($text: String!, $source: String, $target: String!, $formality: TranslateFormality) { translate(text: $text, source: $source, target: $target, formality: $formality, maskProfanity: true) { text source target detected engine characters cached } }",
      variables: { text: "Hello", source: "en", target: "es" } },
    { query: "query S($text: String!, $language: String!, $voiceId: String) { speak(text: $text, language: $language, voiceId: $voiceId) { url contentType expiresAt voiceId cached marks { start end timeMs value } } }",
      variables: { text: "Hi", language: "en" } },
    { query: "query { usage { used allowed resetsAt } }", variables: {} },
    { query: `query R($roomId: ID!) { room(roomId: $roomId) { ${roomFields} } }`, variables: { roomId } },
    { query: "query { rooms { roomId title code isHost people languages lastActiveAt expiresAt } }", variables: {} },
    { query: `query M($roomId: ID!, $after: Int, $limit: Int) { messages(roomId: $roomId, after: $after, limit: $limit) { ${messageFields} } }`, variables: { roomId, after: 0, limit: 5 } },
    { query: `mutation O($title: String!, $language: String!, $displayName: String!) { openRoom(title: $title, language: $language, displayName: $displayName) { ${roomFields} } }`,
      variables: { title: "T", language: "en", displayName: "Anna" } },
    { query: `mutation J($code: String!, $displayName: String!, $language: String!) { joinRoom(code: $code, displayName: $displayName, language: $language) { roomId memberId room { ${roomFields} } } }`,
      variables: { code: "ABCD-EFGH", displayName: "B", language: "es" } },
    { query: `mutation Y($roomId: ID!, $messageId: ID!, $text: String!, $language: String!) { say(roomId: $roomId, messageId: $messageId, text: $text, language: $language) { ${messageFields} } }`,
      variables: { roomId, messageId: "m1", text: "Hi", language: "en" } },
    { query: "mutation F($roomId: ID!, $sequence: Int!, $kind: String!) { flagMessage(roomId: $roomId, sequence: $sequence, kind: $kind) { roomId sequence memberId kind } }",
      variables: { roomId, sequence: 1, kind: "notUnderstood" } },
    { query: `mutation A($roomId: ID!, $language: String!) { setMyLanguage(roomId: $roomId, language: $language) { ${memberFields} } }`, variables: { roomId, language: "en" } },
    { query: `mutation P($roomId: ID!, $away: Boolean!) { setPresence(roomId: $roomId, away: $away) { ${roomFields} } }`, variables: { roomId, away: false } },
    { query: `mutation X($roomId: ID!, $memberId: ID!) { removeMember(roomId: $roomId, memberId: $memberId) { ${memberFields} } }`, variables: { roomId, memberId: "nobody" } },
    { query: `mutation E($roomId: ID!) { leaveRoom(roomId: $roomId) { ${memberFields} } }`, variables: { roomId } },
    { query: "mutation Z($roomId: ID!) { closeRoom(roomId: $roomId) }", variables: { roomId: "another" } },
    { query: "mutation V($event: AWSJSON!) { publishRoomEvent(event: $event) { roomId kind } }", variables: { event: '{"roomId":"x","kind":"closed"}' } },
    { query: "mutation N($roomId: ID!, $memberId: ID!) { endRoomEvents(roomId: $roomId, memberId: $memberId) }", variables: { roomId, memberId: "nobody" } },
    { query: "query { __schema { types { name fields { name args { name defaultValue } } } } __typename }", variables: {} },
  ];
}

export function realSubscriptions({ roomId }: FuzzCloud): readonly GraphQLBody[] {
  return [
    { query: `subscription ($roomId: ID!) { onRoomEvent(roomId: $roomId) { roomId kind message { ${messageFields} } member { ${memberFields} } } }`, variables: { roomId } },
    { query: `subscription ($filter: ModelSubscriptionPhraseFilterInput, $owner: String) { onCreatePhrase(filter: $filter, owner: $owner) { ${phraseFields} } }`,
      variables: { filter: { and: [{ sourceText: { beginsWith: "H" } }, { id: { in: ["a", "b"] } }] } } },
    { query: `subscription { onUpdatePhrase { ${phraseFields} } }`, variables: {} },
    { query: "subscription { onDeletePhrase { id } }", variables: {} },
  ];
}

const tokens = ["{", "}", "(", ")", "[", "]", "!", ":", "$", "@", "...", "|", "=", "&", '"', '"""', "#", "1e999", "-", "null", "on", "Phrase", "__typename", "@skip(if: true)", "@include(if: $id)", "fragment F on Query { ...F }", "...F", "$id", "$input", "\u0000", "\ufeff", "a: usage { used }", "true", "999999999999999999999"];

/** Words of the query removed, doubled, swapped or replaced. */
function rewritten(query: string): fc.Arbitrary<string> {
  const words = query.match(/\w+|\.\.\.|\S/g) ?? [];
  const edit = fc.record({ at: fc.nat(words.length), how: fc.constantFrom("drop", "twice", "put"), word: fc.constantFrom(...tokens) });
  return fc.array(edit, { minLength: 1, maxLength: 3 }).map((edits) => {
    const changed = [...words];
    for (const { at, how, word } of edits) changed.splice(at, how === "put" ? 0 : 1, ...(how === "drop" ? [] : how === "twice" ? [words[at] ?? "", words[at] ?? ""] : [word]));
    return changed.join(" ");
  });
}

/** Queries that cost more than they say. */
export const greedyQueries: readonly string[] = [
  `{ ${Array.from({ length: 1_000 }, (_, index) => `a${index}: usage { used }`).join(" ")} }`,
  `{ ${Array.from({ length: 300 }, (_, index) => `a${index}: __typename`).join(" ")} }`,
  `{ usage { ${"used ".repeat(5_000)} } }`,
  `query ${"($a: Int)".repeat(200)} { __typename }`,
  `{ a${"{ a".repeat(3_000)} ${"}".repeat(3_001)}`,
  `{ usage ${"{ usage ".repeat(200)} ${"}".repeat(201)}`,
  `query ($a: ${"[".repeat(2_000)}Int${"]".repeat(2_000)}) { __typename }`,
  `{ getPhrase(id: ${"[".repeat(3_000)}1${"]".repeat(3_000)}) { id } }`,
  `{ listPhrases(filter: ${"{ not: ".repeat(60)}{ id: { eq: "a" } }${"}".repeat(60)}) { items { id } } }`,
  `{ listPhrases(filter: ${"{ not: ".repeat(1_500)}{ id: { eq: "a" } }${"}".repeat(1_500)}) { items { id } } }`,
  `{ __schema { ${"types { fields { type { ".repeat(20)} name ${"} } }".repeat(20)} } }`,
  `{ ...A } ${Array.from({ length: 40 }, (_, index) => `fragment ${String.fromCharCode(65 + (index % 26))}${"x".repeat(Math.floor(index / 26))} on Query { ...B ...C ...D }`).join(" ")}`,
  `{ ...A0 } ${Array.from({ length: 24 }, (_, index) => `fragment A${index} on Query { ...A${index + 1} ...A${index + 1} }`).join(" ")} fragment A24 on Query { __typename }`,
  `{ ...F0 } ${Array.from({ length: 400 }, (_, index) => `fragment F${index} on Query { ...F${index + 1} }`).join(" ")} fragment F400 on Query { __typename }`,
  `query ($a: Boolean!) { ${Array.from({ length: 500 }, () => "__typename @skip(if: $a) @include(if: $a)").join(" ")} }`,
  `#${"x".repeat(500_000)}\n{ usage { used } }`,
  `{ translate(text: "${"a".repeat(300_000)}", target: "es") { text } }`,
];

/** GraphQL requests: right ones, and such with their variables, their query or the whole body gone wrong. */
export function graphQLBodies(requests: readonly GraphQLBody[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    {
      weight: 10,
      arbitrary: fc.constantFrom(...requests).chain(({ query, variables }) => mutated([variables]).map((given) => ({ query, variables: given }))),
    },
    { weight: 6, arbitrary: fc.constantFrom(...requests).chain(({ query, variables }) => rewritten(query).map((text) => ({ query: text, variables }))) },
    { weight: 3, arbitrary: mutated(requests) },
  );
}
