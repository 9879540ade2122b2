/** What stands in the folder is no backend that can be run: the message names the file, or stack and logical id, and the reason. */
export class AssemblyError extends Error {
  override readonly name = "AssemblyError";
}
