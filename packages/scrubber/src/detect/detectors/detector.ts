import type { TextFeatures } from "../prefilter/text-features.ts";

/** Conditions that a string must meet before a detector runs on it. An absent field sets no condition. */
export interface Needs {
  /** Bits of `FEATURES`. The string must have all of these features. */
  readonly has?: TextFeatures;
  /** A substring that the string must contain. */
  readonly includes?: string;
  /** Minimum length of the string, in characters. */
  readonly length?: number;
  /** Minimum number of colons in the string. */
  readonly colons?: number;
  /**
   * Prefixes such as `ghp_`. The string must contain at least one of them at the beginning of a run of letters and
   * digits. Each prefix must have at least two ASCII characters.
   */
  readonly starts?: readonly string[];
}

/** Recognizes one kind of secret by its form. */
export interface Detector {
  /** The kind of secret. It is a key of the policy's option `detectors`, as in `detectors: { email: false }`. */
  readonly kind: string;
  /**
   * The name of the detector's rule in `_meta` and in reports. If Sentry's server has an equivalent rule, both rules
   * have the same name.
   */
  readonly rule: string;
  readonly personal: boolean;
  readonly needs: Needs;
  /**
   * Matches possible secrets. If the pattern has a group named `secret`, only this group is redacted. Otherwise, the
   * whole match is redacted.
   */
  readonly pattern: RegExp;
  /**
   * Returns the start of the secret to which a match belongs, or `undefined` if the match is not part of a secret. A
   * detector needs this function if its pattern matches only the end of a secret, such as `@example.com` in an e-mail
   * address.
   */
  readonly startsAt?: (text: string, matchedAt: number) => number | undefined;
  /** The default replacement for a secret, such as `[email]`. */
  readonly replacement: string;
  /**
   * Checks what a regular expression cannot check, such as check digits. If it returns false, the match is not
   * redacted.
   */
  readonly confirms?: (candidate: string, text: string, start: number) => boolean;
  /**
   * If true, the search continues after the end of a match that `confirms` rejected. By default, it continues at the
   * second character of the match. Set this only if no secret can begin inside a rejected match.
   */
  readonly skipsRejected?: boolean;
  /** How to find the beginning of a secret at the end of a truncated string. */
  readonly beginning?: Beginning;
  /**
   * A sticky pattern for a string whose beginning was truncated. It matches the rest of a secret at the beginning of
   * the string. Only detectors for secrets with several words need this pattern.
   */
  readonly rest?: RegExp;
}

/** How to find the beginning of a secret at the end of a truncated string. */
export interface Beginning {
  /**
   * Matches possible beginnings of a secret. If the pattern has a group named `secret`, only this group is redacted,
   * and it must be at the end of the match. Otherwise, the whole match is redacted. If `startsAt` is absent, a match
   * counts only if it extends to the end of the text, because the secret was truncated there.
   */
  readonly pattern: RegExp;
  /**
   * Returns the start of the secret to which a match belongs, or `undefined` if the text around the match cannot be the
   * beginning of a secret. A pattern that matches only one character of a secret, such as `@`, needs this function.
   */
  readonly startsAt?: (text: string, matchedAt: number) => number | undefined;
  /**
   * Decides whether a match is redacted if the text may be complete. For example, a person may have written the dots at
   * its end. If the SDK certainly truncated the text, every match is redacted without this check.
   */
  readonly confirms: (candidate: string) => boolean;
}
