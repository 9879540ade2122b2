import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState, useSyncExternalStore } from "react";
import type { Speaker, SpeakerState } from "./speaker.ts";
import { speakerOn } from "./use-speaker.ts";

/** As `useSpeaker`, for a page of many texts: the page is not drawn with every word, only what asks for its own place. */
export function useVoice(onSpent: () => void): Speaker {
  const queries = useQueryClient();
  const [speaker] = useState(() => speakerOn(queries, onSpent));
  return speaker;
}

const silent: SpeakerState = { phase: "idle" };

/** What the voice does at one place. */
export function useVoiceAt({ subscribe, current }: Speaker, place: string): SpeakerState {
  const here = useCallback(() => (current().place === place ? current() : silent), [current, place]);
  return useSyncExternalStore(subscribe, here);
}
