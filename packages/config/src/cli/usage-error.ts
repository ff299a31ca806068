/** The command was not called as it can be. The message repeats no argument, for one may be a secret in the wrong place. */
export class UsageError extends Error {
  override readonly name = "Misuse";
}
