/** Velocity's view of values: maps are plain objects, lists are arrays, everything else is itself. */
export type VtlMap = Record<string, unknown>;

/** Thrown for a member that AppSync may have and we do not; never a silent null. */
export class NotEmulatedMember extends Error {}

/** An object whose members templates may call, such as `$util`. Anything else of it is out of their reach. */
export class HostObject {
  constructor(
    readonly name: string,
    readonly members: Readonly<Record<string, unknown>>,
  ) {}

  member(name: string): unknown {
    return Object.hasOwn(this.members, name) ? this.members[name] : undefined;
  }
}

export class MapEntry {
  constructor(
    readonly key: string,
    readonly value: unknown,
  ) {}
}

export function isMap(value: unknown): value is VtlMap {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof HostObject) &&
    !(value instanceof MapEntry)
  );
}

export function getKey(map: VtlMap, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** Like `map[key] = value`, also for the key `__proto__`. */
export function putKey(map: VtlMap, key: string, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  else map[key] = value;
}

/** As Java's `toString`, which is what a reference in text renders as. */
export function toText(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return `[${value.map(toText).join(", ")}]`;
  if (value instanceof MapEntry) return `${value.key}=${toText(value.value)}`;
  if (value instanceof HostObject) return value.name;
  if (isMap(value)) return `{${Object.entries(value).map(([key, each]) => `${key}=${toText(each)}`).join(", ")}}`;
  return typeof value === "number" || typeof value === "boolean" || typeof value === "bigint" ? String(value) : "";
}

/** Null and false are false; everything else, the empty string and zero included, is true (Velocity 1.7). */
export function isTrue(value: unknown): boolean {
  return value !== null && value !== undefined && value !== false;
}

/** As Java's `equals`; a string equals a value of another type that reads the same, as in Velocity. */
export function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === null || left === undefined || right === null || right === undefined) {
    return (left ?? null) === (right ?? null);
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((each, index) => isEqual(each, right[index]));
  }
  if (isMap(left) && isMap(right)) {
    const keys = Object.keys(left);
    return (
      keys.length === Object.keys(right).length &&
      keys.every((key) => Object.hasOwn(right, key) && isEqual(left[key], right[key]))
    );
  }
  if (typeof left === "string" || typeof right === "string") return toText(left) === toText(right);
  return false;
}
