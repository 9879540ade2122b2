import { useEffect, useState, useSyncExternalStore } from "react";
import type { Speaker } from "../features/speech/speaker.ts";
import { preferences } from "../ui/stored.ts";
import { createReadAloud, type ReadAloudSettings } from "./read-aloud.ts";

/** Reading aloud, on or off, which is remembered. */
export function useReadAloud(speaker: Speaker, { languages, speed }: Omit<ReadAloudSettings, "on">) {
  const [on, setOn] = useState(() => preferences.read("aloud") === "on");
  const [aloud] = useState(() => createReadAloud(speaker, { on, languages, speed }));
  useEffect(() => aloud.start(), [aloud]);
  useEffect(() => aloud.set({ on, languages, speed }), [aloud, on, languages, speed]);
  const problem = useSyncExternalStore(speaker.subscribe, () => speaker.current().problem);

  return {
    on,
    onSwitch: (next: boolean) => {
      preferences.write("aloud", next ? "on" : "");
      setOn(next);
    },
    ...aloud,
    /** Why nothing is heard; the message it is about may be far up. */
    silence: on && (problem === "blocked" || problem === "no-voice") ? problem : undefined,
  };
}
