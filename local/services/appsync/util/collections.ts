type Map = Readonly<Record<string, unknown>>;

const asList = (keys: unknown): unknown[] => (Array.isArray(keys) ? (keys as unknown[]) : []);

function copyKeys(map: Map | null, wanted: (key: string) => boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map ?? {}).filter(([key]) => wanted(key)));
}

export const mapUtilities = {
  copyAndRetainAllKeys: (map: Map, keys: unknown) => copyKeys(map, (key) => asList(keys).includes(key)),
  copyAndRemoveAllKeys: (map: Map, keys: unknown) => copyKeys(map, (key) => !asList(keys).includes(key)),
};

export const listUtilities = {
  copyAndRetainAll: (list: unknown, kept: unknown) => asList(list).filter((each) => asList(kept).includes(each)),
  copyAndRemoveAll: (list: unknown, removed: unknown) => asList(list).filter((each) => !asList(removed).includes(each)),
  sortList(list: unknown, descending: boolean, field: string) {
    const key = (item: unknown) => (typeof item === "object" && item !== null ? (item as Map)[field] : item);
    const sorted = [...asList(list)].sort((left, right) => compare(key(left), key(right)));
    return descending ? sorted.reverse() : sorted;
  },
};

function compare(left: unknown, right: unknown): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  const [a, b] = [String(left), String(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

export const strUtilities = {
  toUpper: (text: string) => text.toUpperCase(),
  toLower: (text: string) => text.toLowerCase(),
  toReplace: (text: string, from: string, to: string) => text.replaceAll(from, () => to),
  normalize: (text: string, form: string) => text.normalize(form.toUpperCase()),
};

export const mathUtilities = {
  // Java rounds halves away from zero, JavaScript up.
  roundNum: (value: number) => Math.sign(value) * Math.round(Math.abs(value)),
  minVal: (left: number, right: number) => Math.min(left, right),
  maxVal: (left: number, right: number) => Math.max(left, right),
  randomDouble: () => Math.random(),
  randomWithinRange: (from: number, to: number) => from + Math.floor(Math.random() * (to - from)),
};
