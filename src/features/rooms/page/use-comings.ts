import { useEffect, useRef } from "react";
import { showToast } from "../../../ui/toasts.ts";
import { useMessages } from "../../../ui/use-messages.ts";
import { comings } from "./comings.ts";
import type { Member, Room } from "../room.ts";
import type { RoomState } from "../session/room-session.ts";

/** Says who came and who went while one was here; how a kept room has changed since is no news. */
export function useComings({ members, me }: Room, connection: RoomState["connection"]): void {
  const t = useMessages();
  const before = useRef<readonly Member[]>(undefined);
  const known = connection === "live" || connection === "catching-up";
  useEffect(() => {
    if (!known && !before.current) return;
    const { came, went } = comings(before.current ?? members, members, me);
    before.current = members;
    for (const { name } of went) showToast({ text: t("room.went", { name }) });
    for (const { name } of came) showToast({ text: t("room.came", { name }) });
  }, [members, me, known, t]);
}
