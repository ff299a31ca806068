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
  /** Whether the string must contain a part of a sensitive name. `Names.mayBeIn` checks this. */
  readonly named?: boolean;
  /**
   * Prefixes such as `ghp_`. The string must contain at least one of them at the beginning of a run of letters and
   * digits. Each prefix must have at least two ASCII characters.
   */
  readonly starts?: readonly string[];
}

/** Finds one kind of secret by its format. */
export interface Detector {
  /** The kind of secret. It is a key in the policy's `detectors` option, as in `detectors: { email: false }`. */
  readonly kind: string;
  /**
   * The name of the detector's rule in `_meta` and in reports. It is the name of the equivalent rule of Sentry's
   * server, if there is one.
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
   * Returns the start of the secret that contains a match, or `undefined` if the match is not part of a secret. Needed
   * if the pattern matches only the end of a secret, such as `@example.com` in an e-mail address.
   */
  readonly startsAt?: (text: string, matchedAt: number) => number | undefined;
  /** The default replacement for a secret, such as `[email]`. */
  readonly replacement: string;
  /**
   * Makes the checks that a regular expression cannot make, such as check digits. If the result is false, the match is
   * not redacted.
   */
  readonly confirms?: (candidate: string, text: string, start: number) => boolean;
  /**
   * After a match that `confirms` rejected, the search usually continues at the second character of the match. If this
   * option is true, it continues at the end of the match. Set it only if no secret can begin inside a rejected match.
   */
  readonly skipsRejected?: boolean;
  /** How to find the beginning of a secret at the end of a truncated string. */
  readonly beginning?: Beginning;
  /**
   * Matches the rest of a secret at the start of a string whose beginning was truncated. It is a sticky pattern. Only
   * detectors for secrets with several words need it.
   */
  readonly rest?: RegExp;
}

/** How to find the beginning of a secret at the end of a truncated string. */
export interface Beginning {
  /**
   * Matches possible beginnings of a secret. If the pattern has a group named `secret`, only this group is redacted,
   * and it must be at the end of the match. Otherwise, the whole match is redacted. If `startsAt` is absent, the match
   * must extend to the end of the text.
   */
  readonly pattern: RegExp;
  /**
   * Returns the start of the secret that contains a match, or `undefined` if the match is not part of a secret. Needed
   * if the pattern matches only one character of a secret, such as `@`.
   */
  readonly startsAt?: (text: string, matchedAt: number) => number | undefined;
  /**
   * Checks whether a match is a secret and not ordinary text. If the result is false, the match is redacted only if the
   * SDK certainly truncated the text, and not if a person may have written the dots at its end.
   */
  readonly confirms: (candidate: string) => boolean;
}
