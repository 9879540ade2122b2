import type { Flag, Member, Message, Room, RoomEvent } from "../room.ts";

/** The API of rooms, as a session needs it. Everything rejects with ParleyError. */
export interface RoomTransport {
  room(roomId: string): Promise<Room>;
  /** In order, from the first after `after`. May be cut short anywhere; empty only if there are no more. */
  messages(roomId: string, after: number, limit: number): Promise<readonly Message[]>;
  say(said: { roomId: string; messageId: string; text: string; language: string }): Promise<Message>;
  setPresence(roomId: string, away: boolean): Promise<Room>;
  flagMessage(roomId: string, sequence: number, kind: "notUnderstood" | "understood"): Promise<Flag>;
  setMyLanguage(roomId: string, language: string): Promise<Member>;
  removeMember(roomId: string, memberId: string): Promise<Member>;
  leaveRoom(roomId: string): Promise<unknown>;
  closeRoom(roomId: string): Promise<unknown>;
  /** Events, each at most once and in any order. Answers with what ends it. */
  subscribe(roomId: string, listener: RoomListener): () => void;
}

export interface RoomListener {
  next: (event: RoomEvent) => void;
  /** Events come from now on: at first, and each time that the transport mended a broken connection by itself. */
  established: () => void;
  /** The connection broke, and the transport is mending it. */
  lost: () => void;
  /** The transport has given up: somebody has to subscribe anew. */
  error: (cause: unknown) => void;
}
