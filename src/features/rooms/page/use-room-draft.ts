import { useState } from "react";
import { thisTab } from "../../../ui/stored.ts";

/** What is being written, kept over a reload; each room has its own. */
export function useRoomDraft(roomId: string): [string, (text: string) => void] {
  const key = `draft.${roomId}`;
  const [draft, setDraft] = useState(() => thisTab.read(key) ?? "");
  return [
    draft,
    (text) => {
      thisTab.write(key, text);
      setDraft(text);
    },
  ];
}
