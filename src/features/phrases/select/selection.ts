/** Phrases that are chosen to do something with all of them. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** The one pressed last without Shift: where a range begins. */
  readonly anchor: string | undefined;
}

export const nothingSelected: Selection = { ids: new Set(), anchor: undefined };

/** A press on one: it is chosen, or no longer; the next range begins here. */
export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** A press with Shift: all from the anchor to here, in the order that the page shows, are chosen too. */
export function extended(selection: Selection, id: string, order: readonly string[]): Selection {
  const [from, to] = [order.indexOf(selection.anchor ?? id), order.indexOf(id)];
  if (from < 0 || to < 0) return toggled(selection, id);
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...selection.ids, ...range]), anchor: selection.anchor ?? id };
}

export const allSelected = (order: readonly string[]): Selection => ({ ids: new Set(order), anchor: undefined });
