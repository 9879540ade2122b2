import { limits } from "../../limits.ts";
import { describe } from "../logs/loggable.ts";
import { type Log, logger } from "../logs/logger.ts";

/** What a person has with Parley, apart from the name they sign in with: that is the user pool's. */
export type Part = "conversations" | "phrases" | "usage" | "files" | "identity";

/** Throws once the function's time is nearly up; to be called before each page of items. */
export type CheckTime = () => void;

/**
 * Each deletes one part of what the person stored. Deleting what is gone already is no error, so that whatever failed, or
 * was not reached in time, is done by calling again.
 */
export type Deletions = Readonly<Record<Part, (checkTime: CheckTime) => Promise<void>>>;

/** In this order: who is deleted says nothing more in conversations, and nobody loses the way to what is left. */
const beforeIdentity = ["conversations", "phrases", "usage", "files"] as const;

/**
 * Deletes all that a person stored. Resolves with what is left: nothing, or the parts that failed, were not reached in
 * time, or wait for those. One part that fails keeps no other from being deleted.
 */
export async function deleteAccount(deletions: Deletions, now: () => number, log: Log = logger): Promise<Part[]> {
  const end = now() + limits.deletionSeconds * 1000;
  const checkTime = () => {
    if (now() >= end) throw new OutOfTime();
  };
  const left: Part[] = [];
  const attempt = async (part: Part) => {
    try {
      checkTime();
      await deletions[part](checkTime);
    } catch (error) {
      left.push(part);
      if (!(error instanceof OutOfTime)) log.error("part failed", { operation: "deleteAccount", part, ...describe(error) });
    }
  };
  for (const part of beforeIdentity) await attempt(part);
  // The files are found by the identity: it goes last.
  if (left.length > 0) return [...left, "identity"];
  await attempt("identity");
  return left;
}

class OutOfTime extends Error {
  override readonly name = "OutOfTime";
}
