/** How a person types, as it shows in the texts that follow one another. */
export interface Pace {
  /** Milliseconds between keystrokes, smoothed. */
  interval: number;
  at: number;
  text: string;
}

export const newPace = (text: string): Pace => ({ interval: 150, at: -Infinity, text });

/** The pace after the text changed to `text` at `at` (milliseconds). A pause to think is no slow typing. */
export function afterChange(pace: Pace, text: string, at: number): Pace {
  const gap = Math.min(at - pace.at, 600);
  const interval = gap === 600 ? pace.interval : 0.7 * pace.interval + 0.3 * gap;
  return { interval, at, text };
}

/**
 * Milliseconds to wait before a text is sent. Text that came in one piece (pasted, dictated, an example) goes at once,
 * a finished sentence almost; else twice as long as this person needs for a letter, which tells a pause from typing: every
 * text that is sent counts on a quota, and half-typed words are not worth it, least of all at the end of a long text or
 * of the quota.
 * `left` is the share of the quota that is left, 0 to 1.
 */
export function delayBefore(text: string, before: Pace, now: Pace, left = 1): number {
  const inserted = text.length - before.text.length;
  if (inserted > 1 && !before.text.startsWith(text)) return 0;
  const rhythm = /[.!?…。！？]\s*$/u.test(text) ? 120 : clamp(2 * now.interval, 120, 300);
  return Math.round(rhythm + Math.min(text.length / 4, 600) * (text.length > 200 ? 1 : 0) + (left < 0.2 ? 400 : 0));
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
