import { getKey, isEqual, isMap, MapEntry, putKey, toText, type VtlMap } from "../values.ts";
import type { Methods } from "./methods.ts";

function remove(map: VtlMap, key: string): unknown {
  const value = getKey(map, key);
  Reflect.deleteProperty(map, key);
  return value;
}

/** Of java.util.Map. */
export const mapMethods: Methods<VtlMap> = {
  get: (map, key) => getKey(map, toText(key)),
  getOrDefault: (map, key, fallback) => (Object.hasOwn(map, toText(key)) ? map[toText(key)] : fallback),
  put(map, key, value) {
    const previous = getKey(map, toText(key));
    putKey(map, toText(key), value);
    return previous;
  },
  putIfAbsent(map, key, value) {
    const previous = getKey(map, toText(key));
    if (previous === null || previous === undefined) putKey(map, toText(key), value);
    return previous;
  },
  putAll(map, other) {
    if (isMap(other)) for (const [key, value] of Object.entries(other)) putKey(map, key, value);
    return null;
  },
  remove: (map, key) => remove(map, toText(key)),
  replace: (map, key, value) => (Object.hasOwn(map, toText(key)) ? putKey(map, toText(key), value) : null),
  clear(map) {
    for (const key of Object.keys(map)) Reflect.deleteProperty(map, key);
    return null;
  },
  containsKey: (map, key) => Object.hasOwn(map, toText(key)),
  containsValue: (map, value) => Object.values(map).some((each) => isEqual(each, value)),
  keySet: (map) => Object.keys(map),
  values: (map) => Object.values(map),
  entrySet: (map) => Object.entries(map).map(([key, value]) => new MapEntry(key, value)),
  size: (map) => Object.keys(map).length,
  isEmpty: (map) => Object.keys(map).length === 0,
  clone: (map) => ({ ...map }),
};
