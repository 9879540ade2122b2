import { loadApi } from "../../../api/client.ts";
import { request } from "../../../api/request.ts";
import { session } from "../../../api/session.ts";
import type { RoomListener, RoomTransport } from "./room-transport.ts";

/** A message is translated to up to 20 languages before it is answered. */
const sayWithin = 30_000;

/** The rooms of this deployment's API, as whoever uses this browser. */
export const amplifyRoomTransport: RoomTransport = {
  room: (roomId) => request((client, auth) => client.queries.room({ roomId }, auth)),
  messages: (roomId, after, limit) => request((client, auth) => client.queries.messages({ roomId, after, limit }, auth)),
  say: (said) => request((client, auth) => client.mutations.say(said, auth), { timeout: sayWithin }),
  setPresence: (roomId, away) => request((client, auth) => client.mutations.setPresence({ roomId, away }, auth)),
  flagMessage: (roomId, sequence, kind) =>
    request((client, auth) => client.mutations.flagMessage({ roomId, sequence, kind }, auth)),
  setMyLanguage: (roomId, language) => request((client, auth) => client.mutations.setMyLanguage({ roomId, language }, auth)),
  removeMember: (roomId, memberId) => request((client, auth) => client.mutations.removeMember({ roomId, memberId }, auth)),
  leaveRoom: (roomId) => request((client, auth) => client.mutations.leaveRoom({ roomId }, auth)),
  closeRoom: (roomId) => request((client, auth) => client.mutations.closeRoom({ roomId }, auth)),

  subscribe(roomId, listener) {
    let stop: (() => void) | undefined;
    let over = false;
    listen(roomId, listener).then((end) => (over ? end() : (stop = end)), listener.error);
    return () => {
      over = true;
      stop?.();
    };
  },
};

/** Amplify mends a broken connection by itself, and then every subscription acks anew. */
async function listen(roomId: string, { next, established, lost, error }: RoomListener): Promise<() => void> {
  const { client, onSubscribed, onDisrupted } = await loadApi();
  const authMode = session.current().state === "guest" ? "iam" : "userPool";
  const stopAcks = onSubscribed((variables) => variables["roomId"] === roomId && established());
  const stopDisruptions = onDisrupted(lost);
  const subscription = client.subscriptions.onRoomEvent({ roomId }, { authMode }).subscribe({ next, error });
  return () => {
    stopAcks();
    stopDisruptions();
    subscription.unsubscribe();
  };
}
