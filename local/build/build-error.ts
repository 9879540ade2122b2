/** The product's own sources do not build: the message holds what the tool said, which is all that a developer needs. */
export class BuildError extends Error {
  override readonly name = "BuildError";

  constructor(what: string, cause: unknown) {
    super(`${what}:\n\n${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
