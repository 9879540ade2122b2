import { useEffect, useRef } from "react";
import { showToast } from "../../../ui/toasts.ts";
import { useMessages } from "../../../ui/use-messages.ts";
import { comings } from "./comings.ts";
import type { Room } from "../room.ts";

/** Says who came and who went. */
export function useComings({ members, me }: Room): void {
  const t = useMessages();
  const before = useRef(members);
  useEffect(() => {
    const { came, went } = comings(before.current, members, me);
    before.current = members;
    for (const { name } of went) showToast({ text: t("room.went", { name }) });
    for (const { name } of came) showToast({ text: t("room.came", { name }) });
  }, [members, me, t]);
}
