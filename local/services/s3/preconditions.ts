import type { StoredObject } from "./stored-object.ts";

export interface Conditions {
  readonly ifMatch?: string;
  readonly ifNoneMatch?: string;
  readonly ifModifiedSince?: string;
  readonly ifUnmodifiedSince?: string;
}

/** RFC 9110, 13.2.2: a condition on the tag outranks the one on the date. */
export function evaluateConditions(
  conditions: Conditions,
  object: StoredObject,
): "proceed" | "not-modified" | "failed" {
  const { ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince } = conditions;
  if (ifMatch !== undefined) {
    if (!matches(ifMatch, object.etag)) return "failed";
  } else if (ifUnmodifiedSince !== undefined && object.lastModified > dateOr(ifUnmodifiedSince, Infinity)) {
    return "failed";
  }
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, object.etag) ? "not-modified" : "proceed";
  if (ifModifiedSince !== undefined && object.lastModified <= dateOr(ifModifiedSince, -Infinity)) return "not-modified";
  return "proceed";
}

function matches(list: string, etag: string): boolean {
  const tags = list.split(",").map((tag) =>
    tag
      .trim()
      .replace(/^W\//, "")
      .replace(/^"(.*)"$/, "$1"),
  );
  return tags.includes("*") || tags.includes(etag);
}

function dateOr(text: string, otherwise: number): number {
  const time = Date.parse(text);
  return Number.isNaN(time) ? otherwise : time;
}
