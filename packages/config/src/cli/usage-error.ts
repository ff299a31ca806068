/**
 * Thrown for an invalid command line. The message never repeats an unknown argument, which might be a misplaced secret.
 */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
