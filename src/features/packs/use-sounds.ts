import { useEffect, useMemo, useRef, useState } from "react";
import { countStored, keepSounds, type Outcome, type Progress, type SpokenText } from "./keep-sounds.ts";
import type { Sound } from "./pack-parts.ts";

export interface Sounds {
  /** Undefined until the device was asked. */
  stored: number | undefined;
  all: number;
  running: boolean;
  /** Languages that turned out to have no voice. */
  voiceless: readonly string[];
  /** How the last run ended. */
  outcome: Outcome | undefined;
  start: () => void;
  stop: () => void;
}

/** The sounds of a page on this device, and getting them there. */
export function useSounds(wanted: readonly SpokenText[], sound: Sound): Sounds {
  const [voiceless, setVoiceless] = useState<readonly string[]>([]);
  const texts = wanted.filter(({ language }) => !voiceless.includes(language));
  const key = JSON.stringify(texts);
  const same = useMemo(() => texts, [key]); // oxlint-disable-line react-hooks/exhaustive-deps -- the key is all that is in them
  const [state, setState] = useState<{ of: string; progress?: Progress; running?: true; outcome?: Outcome }>({ of: key });
  const run = useRef<AbortController>(undefined);

  useEffect(() => {
    let current = true;
    void countStored(same, sound).then((stored) => {
      if (current) setState((now) => (now.of === key && now.running ? now : { of: key, progress: { stored, all: same.length } }));
    });
    return () => {
      current = false;
      run.current?.abort();
    };
  }, [key, same, sound]);

  const start = async () => {
    const { signal } = (run.current = new AbortController());
    const all = same.length;
    setState((now) => ({ of: key, progress: now.progress ?? { stored: 0, all }, running: true }));
    const result = await keepSounds(same, sound, (progress) => setState((now) => (now.of === key ? { ...now, progress } : now)), signal);
    setState((now) => (now.of === key ? { of: key, ...(now.progress && { progress: now.progress }), outcome: result } : now));
    if (result.how === "done") setVoiceless((known) => [...new Set([...known, ...result.voiceless])]);
  };

  const current = state.of === key ? state : undefined;
  return {
    stored: current?.progress?.stored,
    all: same.length,
    voiceless,
    running: current?.running === true,
    outcome: current?.outcome,
    start: () => void start(),
    stop: () => run.current?.abort(),
  };
}
