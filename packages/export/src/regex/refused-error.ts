/** Thrown inside the translator if an expression has no translation. The message says why. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
}
