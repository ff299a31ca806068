/**
 * Thrown for an invalid command line. The message never shows an unknown argument, because it might be a secret that
 * was pasted by mistake.
 */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
