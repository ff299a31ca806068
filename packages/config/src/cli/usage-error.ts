/** Thrown for an invalid command line. The message repeats no unknown argument, which may be a misplaced secret. */
export class UsageError extends Error {
  override readonly name = "Misuse";
}
