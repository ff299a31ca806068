/** A published test case. The scrubber must redact each string of `secrets` in the input. */
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
 * Joins the parts of a secret. They are separate in the source code, because secret scanners would report the whole.
 */
export function joined(...parts: readonly string[]): string {
  return parts.join("");
}
