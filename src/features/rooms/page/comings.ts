import type { Member } from "../room.ts";

/** In a crowd, and where many come at once, the count in the header suffices. */
const crowd = 20;
const atOnce = 3;

/** Who came and who went, of the others. */
export function comings(before: readonly Member[], now: readonly Member[], me: string): { came: Member[]; went: Member[] } {
  const missingIn = (list: readonly Member[]) => (member: Member) =>
    member.memberId !== me && !list.some(({ memberId }) => memberId === member.memberId);
  const came = now.filter(missingIn(before));
  const went = before.filter(missingIn(now));
  return now.length > crowd || came.length + went.length > atOnce ? { came: [], went: [] } : { came, went };
}
