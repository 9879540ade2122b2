/** A file of a LevelDB that does not hold what it must. The message ends a sentence that begins with the file's name. */
export class Damage extends Error {
  override readonly name = "Damage";
}
