import { isEqual } from "../values.ts";
import type { Methods } from "./methods.ts";

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const indexOf = (list: unknown[], value: unknown) => list.findIndex((each) => isEqual(each, value));
const contains = (list: unknown[], value: unknown) => indexOf(list, value) !== -1;

function keep(list: unknown[], wanted: (value: unknown) => boolean): boolean {
  const kept = list.filter(wanted);
  const changed = kept.length !== list.length;
  if (changed) list.splice(0, list.length, ...kept);
  return changed;
}

/** Of java.util.List, and of the sets that `keySet` gives. */
export const listMethods: Methods<unknown[]> = {
  get(list, index) {
    const at = Number(index);
    if (!(at >= 0 && at < list.length)) throw new RangeError(`Index: ${String(index)}, Size: ${list.length}`);
    return list[at];
  },
  set(list, index, value) {
    const previous = list[Number(index)];
    list[Number(index)] = value;
    return previous;
  },
  add(list, ...args) {
    if (args.length === 2) list.splice(Number(args[0]), 0, args[1]);
    else list.push(args[0]);
    return true;
  },
  addAll(list, other) {
    list.push(...asList(other));
    return asList(other).length > 0;
  },
  remove(list, value) {
    if (typeof value === "number") return list.splice(value, 1)[0];
    const at = indexOf(list, value);
    if (at !== -1) list.splice(at, 1);
    return at !== -1;
  },
  removeAll: (list, other) => keep(list, (each) => !contains(asList(other), each)),
  retainAll: (list, other) => keep(list, (each) => contains(asList(other), each)),
  clear(list) {
    list.length = 0;
    return null;
  },
  contains,
  containsAll: (list, other) => asList(other).every((each) => contains(list, each)),
  indexOf,
  lastIndexOf: (list, value) => list.findLastIndex((each) => isEqual(each, value)),
  subList: (list, from, to) => list.slice(Number(from), Number(to)),
  toArray: (list) => list,
  size: (list) => list.length,
  isEmpty: (list) => list.length === 0,
};
