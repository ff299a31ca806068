/** A published test case: its source, its input, and the secrets that must be redacted. */
export interface Vector {
  readonly source: string;
  readonly input: unknown;
  readonly secrets: readonly string[];
}

/** Creates a vector. If `secrets` is empty, the whole input is the secret. */
export function vector(source: string, input: unknown, ...secrets: string[]): Vector {
  return { source, input, secrets: secrets.length === 0 ? [String(input)] : secrets };
}

/**
 * Joins the parts of a secret. The parts are separate in the source code, so that secret scanners do not report this
 * file.
 */
export function joined(...parts: readonly string[]): string {
  return parts.join("");
}
