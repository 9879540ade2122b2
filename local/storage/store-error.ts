/** What keeps stored data from being used. The message names the file and says what to do about it. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

/** LevelDB's own code, which `classic-level` puts into the cause of what it throws. */
export function levelCodeOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
}
