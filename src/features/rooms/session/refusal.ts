import { isTransient, ParleyError } from "../../../api/errors.ts";

/** This person is not in the room any more, or the room is no more. */
const finalCodes = new Set(["RoomClosed", "RoomExpired", "RoomNotFound", "NotAMember", "RemovedFromRoom"]);

export const isFinal = (error: unknown): error is ParleyError => error instanceof ParleyError && finalCodes.has(error.code);

/** Whether what was sent may have arrived all the same, or may do so unchanged later. */
export const isUndecided = (error: unknown): boolean =>
  isTransient(error) || (error instanceof ParleyError && ["TimedOut", "SessionExpired"].includes(error.code));

/** For people, and for JSON. */
export function problemOf(error: unknown): { code: string; sentence: string } {
  const { code, sentence } = error instanceof ParleyError ? error : new ParleyError("Unexpected", undefined, error);
  return { code, sentence };
}
