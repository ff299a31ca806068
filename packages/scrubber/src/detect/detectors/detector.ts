import type { TextFeatures } from "../prefilter/text-features.ts";

/** What a text must have for a detector to run on it. An absent field requires nothing. */
export interface Needs {
  /** Bits of `FEATURES` that must all be set. */
  readonly has?: TextFeatures;
  /** A string that must occur in the text. */
  readonly includes?: string;
  /** Minimum length of the text, in characters. */
  readonly length?: number;
  /** Minimum number of colons in the text. */
  readonly colons?: number;
  /**
   * Prefixes of at least two ASCII characters. The detector runs only if the text contains one of them at the start of
   * a run of letters and digits.
   */
  readonly starts?: readonly string[];
}

/** A kind of secret that is recognized by its form. */
export interface Detector {
  /** The kind's name in a policy: `detectors: { email: false }`. */
  readonly kind: string;
  /** The rule's name in `_meta` and in reports. If Sentry's server has the same rule, it has the same name there. */
  readonly rule: string;
  readonly personal: boolean;
  readonly needs: Needs;
  /**
   * Matches possible secrets. If the match has a group named `secret`, only that group is redacted, otherwise the whole
   * match.
   */
  readonly pattern: RegExp;
  /**
   * For a pattern that matches only the end of a secret, such as `@example.com`: returns where the secret begins, or
   * `undefined` if there is no secret.
   */
  readonly startsAt?: (text: string, matchedAt: number) => number | undefined;
  /** The text that replaces a secret by default: `[email]`. */
  readonly replacement: string;
  /** Checks what the pattern cannot express, such as check digits. If it returns false, the match is not redacted. */
  readonly confirms?: (candidate: string, text: string, start: number) => boolean;
  /** Whether no secret can begin inside a match that `confirms` rejects, so that the search goes on after the match. */
  readonly skipsRejected?: boolean;
  /** How to find the beginning of a secret where the end of the text was cut off. */
  readonly beginning?: Beginning;
  /**
   * Sticky pattern for a text whose beginning was cut off, for a kind of secret that can have several words. Matches
   * the rest of such a secret at the beginning of the text.
   */
  readonly rest?: RegExp;
}

/** How to find the beginning of a secret at the end of a text that was cut off. */
export interface Beginning {
  /**
   * Matches possible beginnings. If the match has a group named `secret`, only that group is redacted, and it must be
   * at the end of the match. Otherwise the whole match is redacted. If `startsAt` is absent, only a match that extends
   * to the end of the text counts, because the secret was cut off there.
   */
  readonly pattern: RegExp;
  /**
   * For a pattern that matches only one character of a secret, such as `@`: returns where the secret begins, or
   * `undefined` if the text around that character cannot be the beginning of a secret.
   */
  readonly startsAt?: (text: string, matchedAt: number) => number | undefined;
  /**
   * Checks whether a match is redacted although it is not certain that the SDK cut the text: a person might have
   * written the dots at its end. If the SDK certainly cut the text, every match is redacted.
   */
  readonly confirms: (candidate: string) => boolean;
}
