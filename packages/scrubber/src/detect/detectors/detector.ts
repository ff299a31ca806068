import type { TextFeatures } from "../prefilter/text-features.ts";

/** What a string must contain for a detector to run on it. An absent field requires nothing. */
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
  /**
   * The rule's name in `_meta` and in reports. If Sentry's server has an equivalent rule, both rules have the same
   * name.
   */
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
  /** The default replacement for a secret: `[email]`. */
  readonly replacement: string;
  /** Checks what a regular expression cannot, such as check digits. If it returns false, the match is not redacted. */
  readonly confirms?: (candidate: string, text: string, start: number) => boolean;
  /** If true, the search continues after a match that `confirms` rejects, because no secret can begin inside it. */
  readonly skipsRejected?: boolean;
  /** How to find the beginning of a secret where the end of the text was cut off. */
  readonly beginning?: Beginning;
  /**
   * For secrets of several words, in a string whose beginning was cut off. This sticky pattern matches the rest of such
   * a secret at the beginning of the string.
   */
  readonly rest?: RegExp;
}

/** How to find the beginning of a secret at the end of a string that was cut off. */
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
   * Decides whether to redact a match if the SDK might not have cut the text, because a person might have written the
   * dots at its end. If the SDK certainly cut the text, every match is redacted.
   */
  readonly confirms: (candidate: string) => boolean;
}
