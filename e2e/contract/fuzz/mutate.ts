import fc from "fast-check";
import { nastyKeys, nastyValue } from "./nasty.ts";

interface Change {
  /** Which of the places in the value, modulo their number. */
  readonly at: number;
  readonly how: "replace" | "remove" | "add" | "wrap" | "repeat";
  readonly key: string;
  readonly value: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(1_000),
  how: fc.constantFrom("replace", "replace", "replace", "remove", "add", "wrap", "repeat"),
  key: fc.constantFrom(...nastyKeys),
  value: nastyValue,
});

/** A right request, or the same with some places of it gone wrong. */
export function mutated(shapes: readonly unknown[]): fc.Arbitrary<unknown> {
  const changes = fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 8, arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }) });
  return fc.tuple(fc.constantFrom(...shapes), changes).map(([shape, all]) => all.reduce<unknown>(apply, shape));
}

type Path = readonly (string | number)[];

function apply(value: unknown, { at, how, key, value: other }: Change): unknown {
  const paths = pathsOf(value, []);
  const path = paths[at % paths.length] ?? [];
  return changeAt(value, path, (old) => {
    if (how === "replace") return other;
    if (how === "remove") return undefined;
    if (how === "wrap") return [old];
    if (how === "repeat") return new Array<unknown>(30).fill(old);
    return typeof old === "object" && old !== null && !Array.isArray(old) ? withMember(old, key, other) : other;
  });
}

/** Not below what is deeper than any real request. */
function pathsOf(value: unknown, path: Path): Path[] {
  if (typeof value !== "object" || value === null || path.length > 8) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...path, key]))];
}

function changeAt(value: unknown, [first, ...rest]: Path, to: (old: unknown) => unknown): unknown {
  if (first === undefined) return to(value);
  if (Array.isArray(value)) return value.map((each: unknown, index) => (String(index) === first ? changeAt(each, rest, to) : each));
  const old = (value as Record<string, unknown>)[first];
  return withMember(value as object, String(first), changeAt(old, rest, to));
}

function withMember(object: object, key: string, value: unknown): object {
  return Object.defineProperty({ ...object }, key, { value, enumerable: true, configurable: true, writable: true });
}

/** What goes over the wire: mostly the JSON, at times cut, with a byte changed, or doubled. */
export function onTheWire(value: fc.Arbitrary<unknown>): fc.Arbitrary<Buffer> {
  const damage = fc.oneof(
    { weight: 30, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("cut" as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("byte" as const), at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.constantFrom(0, 0xff, 0xc0, 0x80, 0x22, 0x5c, 0x7b) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("twice" as const) }) },
  );
  return fc.tuple(value, damage).map(([json, how]) => {
    const bytes = Buffer.from(writeJson(json));
    if (how === undefined) return bytes;
    if (how.kind === "twice") return Buffer.concat([bytes, bytes]);
    const at = Math.floor(how.at * bytes.length);
    if (how.kind === "cut") return bytes.subarray(0, at);
    const changed = Buffer.from(bytes);
    if (at < changed.length) changed[at] = how.byte;
    return changed;
  });
}

/** Of what a change removed altogether there is nothing to write. */
const writeJson = (value: unknown): string => (value === undefined ? "" : JSON.stringify(value));
