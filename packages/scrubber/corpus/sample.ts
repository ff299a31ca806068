import type { Random } from "../src/testing/random.ts";

/** Something that holds secrets, and what must not be read in what scrubbing it leaves. */
export interface Sample {
  readonly kind: string;
  readonly input: unknown;
  readonly secrets: readonly string[];
}

/** A text that holds secrets. */
export interface Planted {
  readonly text: string;
  readonly secrets: readonly string[];
}

/** Known by its own form, so it must be found wherever it stands. */
export interface TextKind {
  readonly kind: string;
  readonly make: (random: Random) => Planted;
  /** It has only characters that a URL holds unescaped, so it stands in paths and queries as well. */
  readonly urlSafe?: boolean;
  /** Places where it is kept on purpose, by their name. */
  readonly notIn?: RegExp;
}

/** Known by the name of the field that holds it. */
export interface NamedKind {
  readonly kind: string;
  readonly names: readonly string[];
  readonly value: (random: Random) => string;
}

/** A value that is more than a text. */
export interface ValueKind {
  readonly kind: string;
  readonly build: (random: Random) => Omit<Sample, "kind">;
}

const WINDOW = 16;

/** What of a secret can still be read: a long one leaks as soon as a good part of it is left. */
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
