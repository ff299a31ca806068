/** Thrown inside the translator if an expression cannot be translated. The message says why. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
}
