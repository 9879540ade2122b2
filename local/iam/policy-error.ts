/** A policy that cannot be read, or that asks for what is not emulated: the message says which statement, and why. */
export class PolicyError extends Error {
  override readonly name = "PolicyError";
}
