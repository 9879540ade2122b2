import { HostObject, isEqual, isMap, MapEntry, NotEmulatedMember, toText, type VtlMap } from "../values.ts";
import { listMethods } from "./list.ts";
import { mapMethods } from "./map.ts";
import { stringMethods } from "./string.ts";

export type Methods<Of> = Readonly<Record<string, (self: Of, ...args: unknown[]) => unknown>>;

const anyMethods: Methods<unknown> = {
  toString: (self: unknown) => toText(self),
  equals: (self, other) => isEqual(self, other),
};

const entryMethods: Methods<MapEntry> = { getKey: (entry) => entry.key, getValue: (entry) => entry.value };

const numberMethods: Methods<number> = {
  intValue: Math.trunc,
  longValue: Math.trunc,
  doubleValue: (self) => self,
  floatValue: (self) => self,
  compareTo: (self, other) => Math.sign(self - Number(other)),
};

const unknownMethod = Symbol("unknown method");

function call<Of>(methods: Methods<Of>, self: Of, name: string, args: unknown[]): unknown {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (method) return method(self, ...args);
  const common = Object.hasOwn(anyMethods, name) ? anyMethods[name] : undefined;
  return common ? common(self, ...args) : unknownMethod;
}

/**
 * `$value.name(args)`. A method of null is null, and a method that the value does not have is null after a warning, both as
 * in Velocity; an exception of the method is the template's error.
 */
export function callMethod(self: unknown, name: string, args: unknown[], warn: (message: string) => void): unknown {
  if (self === null || self === undefined) return null;
  const result = dispatch(self, name, args);
  if (result !== unknownMethod) return result;
  if (self instanceof HostObject) throw new NotEmulatedMember(`${self.name}.${name}`);
  warn(`no method ${name} with ${args.length} arguments on ${toText(self).slice(0, 100)}`);
  return null;
}

function dispatch(self: unknown, name: string, args: unknown[]): unknown {
  if (typeof self === "string") return call(stringMethods, self, name, args);
  if (typeof self === "number") return call(numberMethods, self, name, args);
  if (Array.isArray(self)) return call(listMethods, self, name, args);
  if (self instanceof MapEntry) return call(entryMethods, self, name, args);
  if (self instanceof HostObject) {
    const member = self.member(name);
    if (typeof member === "function") return (member as (...args: unknown[]) => unknown)(...args);
    // `$foreach.hasNext()` is as good as `$foreach.hasNext`.
    return member !== undefined && args.length === 0 ? member : unknownMethod;
  }
  if (isMap(self)) return callOfMap(self, name, args);
  return call(anyMethods, self, name, args);
}

/** `.put` of one argument, as Amplify's owner template says it to a list, is no method of maps either. */
function callOfMap(self: VtlMap, name: string, args: unknown[]): unknown {
  if (name === "put" && args.length !== 2) return unknownMethod;
  return call(mapMethods, self, name, args);
}

/** `$value.name`: a key of a map, or what Java has a getter for. */
export function getProperty(self: unknown, name: string): unknown {
  if (isMap(self)) return Object.hasOwn(self, name) ? self[name] : undefined;
  if (self instanceof HostObject) return memberOf(self, name);
  if (self instanceof MapEntry) return name === "key" ? self.key : name === "value" ? self.value : undefined;
  if (name === "empty" && (Array.isArray(self) || typeof self === "string")) return self.length === 0;
  return undefined;
}

function memberOf(host: HostObject, name: string): unknown {
  const member = host.member(name);
  if (member === undefined) throw new NotEmulatedMember(`${host.name}.${name}`);
  return member;
}

/** `$value[index]` */
export function getIndex(self: unknown, index: unknown): unknown {
  if (Array.isArray(self)) {
    const at = Number(index);
    return at < 0 ? self[self.length + at] : self[at];
  }
  return getProperty(self, toText(index));
}
