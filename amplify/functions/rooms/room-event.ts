import type { Message } from "./message.ts";
import type { MemberAnswer } from "./room.ts";

export interface Flag {
  readonly roomId: string;
  readonly sequence: number;
  readonly memberId: string;
  readonly kind: "notUnderstood" | "understood";
}

/** `RoomEvent` of the API, by kind. */
export type RoomEvent = { readonly roomId: string } & (
  | { readonly kind: "message"; readonly message: Message }
  | { readonly kind: "flag"; readonly flag: Flag }
  | { readonly kind: "joined" | "changed" | "left" | "removed"; readonly member: MemberAnswer }
  | { readonly kind: "closed" }
);

/** After this the member's subscription is over, on every device. It never rejects either: the next beat of the page finds out. */
export type EndEvents = (roomId: string, memberId: string) => Promise<void>;

/** Tells everyone in the room. What does not arrive is made good by `messages` and `setPresence`, so it never rejects. */
export type Publish = (event: RoomEvent) => Promise<void>;
