import { useCallback, useState } from "react";
import { preferences } from "../../ui/stored.ts";

export const speeds = [0.75, 1, 1.25, 1.5] as const;
export type Speed = (typeof speeds)[number];

const toSpeed = (value: string | undefined): Speed => speeds.find((speed) => String(speed) === value) ?? 1;

export const nextSpeed = (speed: Speed): Speed => speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1;

/** How fast voices read, for both sides, remembered. */
export function useSpeed(): [Speed, (speed: Speed) => void] {
  const [speed, setSpeed] = useState(() => toSpeed(preferences.read("speed")));
  const change = useCallback((next: Speed) => {
    preferences.write("speed", String(next));
    setSpeed(next);
  }, []);
  return [speed, change];
}
