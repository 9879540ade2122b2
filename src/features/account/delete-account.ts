import type { AccountServices } from "./account-services.ts";

export type Deletion = Pick<AccountServices, "deleteStored" | "deleteSignIn" | "forgetDevice">;

/** A call works for a quarter of a minute at most: large accounts take several. */
const mostCalls = 12;

/** Something could not be deleted, now. Trying again goes on where this ended. */
export class NotAllDeleted extends Error {
  override readonly name = "NotAllDeleted";
  constructor(readonly left: readonly string[]) {
    super(`Left: ${left.join(", ")}`);
  }
}

/**
 * Everything that is stored first, then the sign-in, then what the device keeps: whoever is interrupted can still sign in and
 * go on. Rejects with NotAllDeleted, or with the error of the step that failed.
 */
export async function deleteAccount({ deleteStored, deleteSignIn, forgetDevice }: Deletion, pause: () => Promise<void>): Promise<void> {
  for (let calls = 1; ; calls++) {
    const left = await deleteStored();
    if (left.length === 0) break;
    if (calls === mostCalls) throw new NotAllDeleted(left);
    await pause();
  }
  await deleteSignIn();
  await forgetDevice();
}
