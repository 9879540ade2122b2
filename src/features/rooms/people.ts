import type { Member, Room } from "./room.ts";

/** A page tells every minute that it is there: after two missed beats and a half its person counts as away. */
const unseen = 150_000;

export const isAway = (member: Member, room: Pick<Room, "me">, now: number): boolean =>
  member.memberId !== room.me && (member.away || now - Date.parse(member.seenAt) > unseen);

/** Oneself first, then the host, then by name; whoever is away last. */
export function inOrder({ members, me, hostId }: Pick<Room, "members" | "me" | "hostId">, now: number): Member[] {
  const rank = (member: Member) =>
    (member.memberId === me ? -4 : 0) + (member.memberId === hostId ? -1 : 0) + (isAway(member, { me }, now) ? 2 : 0);
  return [...members].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** The languages of the room, each once, the most read first. */
export function languagesOf(members: readonly Pick<Member, "language">[]): string[] {
  const readers = new Map<string, number>();
  for (const { language } of members) readers.set(language, (readers.get(language) ?? 0) + 1);
  return [...readers].sort((a, b) => b[1] - a[1]).map(([language]) => language);
}

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Two letters to know somebody by: of the first and the last name, else the first two; one is enough in wide scripts. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/[\s·.\-_]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [first = name.trim(), ...others] = words;
  const of = (word: string) => [...letters.segment(word)].map(({ segment }) => segment);
  const [one = "?", two = ""] = of(first);
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u.test(one)) return one;
  const second = others.length > 0 ? (of(others.at(-1) ?? "")[0] ?? "") : two;
  return (one + second).toLocaleUpperCase();
}

/** Names in a sentence: "Юлия and Fátima". */
export const together = (names: readonly string[]): string =>
  new Intl.ListFormat("en", { type: "conjunction" }).format(names);
