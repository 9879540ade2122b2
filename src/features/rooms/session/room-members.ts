import type { Member, Room } from "../room.ts";

/** The room with the member as they are now: new, or in the place of what was known. Order is that of joining. */
export const withMember = (room: Room, member: Member): Room => {
  const known = room.members.some(({ memberId }) => memberId === member.memberId);
  const members = known
    ? room.members.map((one) => (one.memberId === member.memberId ? member : one))
    : [...room.members, member];
  return { ...room, members };
};

export const withoutMember = (room: Room, memberId: string): Room => ({
  ...room,
  members: room.members.filter((one) => one.memberId !== memberId),
});
