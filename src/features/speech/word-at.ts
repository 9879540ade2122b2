/** A word of the spoken text: where it stands (UTF-16 code units) and when it begins. */
export interface Mark {
  start: number;
  end: number;
  timeMs: number;
}

/** The word being spoken at `timeMs`; none before the first. Marks are in order of time. */
export function wordAt(marks: readonly Mark[], timeMs: number): Mark | undefined {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((marks[middle]?.timeMs ?? Infinity) <= timeMs) low = middle + 1;
    else high = middle;
  }
  return marks[low - 1];
}
