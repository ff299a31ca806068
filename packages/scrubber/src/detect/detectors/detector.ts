import type { TextFeatures } from "../prefilter/text-features.ts";

/** Requirements of a detector, which is run only on texts that meet them. An absent field requires nothing. */
export interface Needs {
  /** Bits of `FEATURES`, all of which must be set. */
  readonly has?: TextFeatures;
  /** A string that must occur. */
  readonly includes?: string;
  /** Minimum length of the text, in characters. */
  readonly length?: number;
  /** Minimum number of colons in the text. */
  readonly colons?: number;
  /**
   * Prefixes. The detector runs only if one of them occurs at the start of a run of letters and digits. Each has at
   * least two ASCII characters.
   */
  readonly starts?: readonly string[];
}

/** A kind of secret that is recognised by its form. */
export interface Detector {
  /** The kind's name in a policy: `detectors: { email: false }`. */
  readonly kind: string;
  /** The rule's name in remarks and reports. If Sentry's server has such a rule, it has the same name there. */
  readonly rule: string;
  readonly personal: boolean;
  readonly needs: Needs;
  /** Matches candidates. The group `secret` is redacted, or the whole match if there is no such group. */
  readonly pattern: RegExp;
  /**
   * For a pattern that only matches from the middle of a secret on: returns where the secret begins, or `undefined` if
   * there is no secret.
   */
  readonly startsAt?: (text: string, matchedAt: number) => number | undefined;
  /** Replacement text, unless the policy sets another. */
  readonly replacement: string;
  /** Checks what the pattern cannot express, such as check digits. */
  readonly confirms?: (candidate: string, text: string, start: number) => boolean;
  /** How to find a secret whose end was cut off together with the end of the text. */
  readonly beginning?: Beginning;
  /** Sticky pattern that matches the rest of a secret of several words in a text whose beginning was cut off. */
  readonly rest?: RegExp;
}

/** How to find the beginning of a secret at the end of a text. */
export interface Beginning {
  /**
   * Matches candidates. Without `startsAt`, only a candidate that reaches the end of the text counts. The group
   * `secret`, at the end of the match, is redacted, or the whole match if there is no such group.
   */
  readonly pattern: RegExp;
  /**
   * For a pattern that only finds positions: returns where the secret begins, or `undefined` if no secret there can
   * reach the end of the text.
   */
  readonly startsAt?: (text: string, matchedAt: number) => number | undefined;
  /**
   * Checks whether a candidate is redacted in a text that only ends in dots, which a person might have written. In a
   * text that the SDK cut, every candidate is redacted.
   */
  readonly confirms: (candidate: string) => boolean;
}
