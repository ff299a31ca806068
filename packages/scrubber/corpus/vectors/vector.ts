/** A case that was published by others: who did, what it is, and what of it must be gone. */
export interface Vector {
  readonly source: string;
  readonly input: unknown;
  readonly secrets: readonly string[];
}

/** The secret is the whole text, or what is listed. */
export function vector(source: string, input: unknown, ...secrets: string[]): Vector {
  return { source, input, secrets: secrets.length === 0 ? [String(input)] : secrets };
}

/** Joins the parts of a secret, so that no scanner takes this file for a leak. */
export function joined(...parts: readonly string[]): string {
  return parts.join("");
}
