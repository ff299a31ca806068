import type { Random } from "../src/testing/random.ts";

/** An input with secrets, and the secrets that scrubbing must remove. */
export interface Sample {
  readonly kind: string;
  readonly input: unknown;
  readonly secrets: readonly string[];
}

/** A string with secrets. */
export interface Planted {
  readonly text: string;
  readonly secrets: readonly string[];
}

/** A kind of secret that is recognizable by its format, so that it must be found in any string. */
export interface TextKind {
  readonly kind: string;
  readonly make: (random: Random) => Planted;
  /**
   * Whether a secret of this kind is allowed in a URL without escaping. If so, the secret is also tested in paths and
   * queries.
   */
  readonly urlSafe?: boolean;
  /** Matches the names of places in which scrubbing keeps a secret of this kind on purpose. */
  readonly notIn?: RegExp;
}

/** A kind of secret that is recognizable only by the name of its field. */
export interface NamedKind {
  readonly kind: string;
  readonly names: readonly string[];
  readonly value: (random: Random) => string;
}

/** A kind of secret in values that are not strings. */
export interface ValueKind {
  readonly kind: string;
  readonly build: (random: Random) => Omit<Sample, "kind">;
}

/** A secret counts as leaked if an output contains this many consecutive characters of it. */
const WINDOW = 16;

/**
 * Returns the first secret that an output still contains. If the secret is longer than WINDOW, returns only the
 * remaining part.
 */
export function leaksIn(output: string, secrets: readonly string[]): string | undefined {
  for (const secret of secrets) {
    if (secret.length <= WINDOW) {
      if (output.includes(secret)) return secret;
      continue;
    }
    for (let start = 0; start + WINDOW <= secret.length; start += WINDOW / 2) {
      const part = secret.slice(start, start + WINDOW);
      if (output.includes(part)) return part;
    }
    const tail = secret.slice(-WINDOW);
    if (output.includes(tail)) return tail;
  }
  return undefined;
}
