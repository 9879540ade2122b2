import { useEffect } from "react";
import { currentAccount } from "../../../device/account.ts";
import { withLock } from "../../../device/locks.ts";
import { amplifyRoomTransport } from "../session/amplify-room-transport.ts";
import { browserOnline } from "../session/browser-online.ts";
import { shelfOf } from "../session/browser-shelf.ts";
import { createSender } from "./create-sender.ts";

/** Says what waits for conversations, whichever page is open. For the app, once; it shows nothing. */
export function SendWaiting({ account }: { account: string }) {
  useEffect(() => {
    // Requests go out as whoever is here: not one goes out for somebody who has just left.
    const online = { ...browserOnline, isOnline: () => browserOnline.isOnline() && currentAccount() === account };
    const sender = createSender({ shelf: shelfOf(account), transport: amplifyRoomTransport, lock: withLock, online });
    sender.start();
    return () => sender.stop();
  }, [account]);
  return null;
}
