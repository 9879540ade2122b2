import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { createDictation, type Dictation, dictationLanguage, type DictationState, type Recogniser } from "./dictation.ts";

declare global {
  interface Window {
    SpeechRecognition?: new () => Recogniser;
    webkitSpeechRecognition?: new () => Recogniser;
  }
}

export interface UseDictation extends DictationState {
  /** Whether this browser can listen at all: without it there is no microphone to show. */
  available: boolean;
  /** `language`: a code of the API. */
  start: (language: string) => void;
  stop: () => void;
}

const deaf: DictationState = { listening: false, heard: "" };
const nobody = () => () => undefined;
const nothing = () => deaf;

/** Listens to the microphone, where the browser can. It only tells what it heard: sending is for the person to do. */
export function useDictation(): UseDictation {
  const [dictation] = useState(dictationHere);
  const state = useSyncExternalStore(dictation?.subscribe ?? nobody, dictation?.current ?? nothing);
  useEffect(() => () => dictation?.end(), [dictation]);
  const start = useCallback((language: string) => dictation?.start(dictationLanguage(language, navigator.languages)), [dictation]);
  const stop = useCallback(() => dictation?.stop(), [dictation]);
  return { ...state, available: dictation !== undefined, start, stop };
}

function dictationHere(): Dictation | undefined {
  const SpeechRecognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  return SpeechRecognition && createDictation(() => new SpeechRecognition());
}
