import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";
import { isTransient, ParleyError } from "../../api/errors.ts";
import { createDeviceVoice } from "./device-voice.ts";
import { forgetSpeech, keepSound, recallSpeech } from "./kept-speech.ts";
import { createSound } from "./sound.ts";
import { createSpeaker, type Speaker, type SpeakerState } from "./speaker.ts";
import { speechQuery } from "./speech-query.ts";

/** Creates the voice of a page. `onSpent` runs when something was spoken anew, which counts on the quota. */
export function useSpeaker(onSpent: () => void): [SpeakerState, Speaker] {
  const queries = useQueryClient();
  const [speaker] = useState(() => speakerOn(queries, onSpent));
  return [useSyncExternalStore(speaker.subscribe, speaker.current), speaker];
}

export const speakerOn = (queries: QueryClient, onSpent: () => void): Speaker =>
  createSpeaker({
    synthesize: async ({ text, language }, signal) => {
      const kept = await recallSpeech(text, language);
      if (kept) return kept;
      const query = speechQuery(text, language);
      signal.addEventListener("abort", () => void queries.cancelQueries({ queryKey: query.queryKey }));
      const spoken = await queries.query(query);
      if (!spoken.cached) onSpent();
      return { source: spoken.url, marks: spoken.marks, keep: () => keepSound(text, language, spoken) };
    },
    forget: ({ text, language }) => {
      void forgetSpeech(text, language);
      queries.removeQueries({ queryKey: speechQuery(text, language).queryKey });
    },
    sound: createSound(),
    device: createDeviceVoice(),
    isError: (error) => error instanceof ParleyError,
    isLost: isTransient,
  });
