import type { TextFeatures } from "../prefilter/text-features.ts";

/** What a text must have for a detector to be worth running. An absent field requires nothing. */
export interface Needs {
  /** Bits of `FEATURES`, all of which must be set. */
  readonly has?: TextFeatures;
  /** A string that must occur. */
  readonly includes?: string;
  /** Minimum length of the text, in characters. */
  readonly length?: number;
  /** Minimum number of colons. */
  readonly colons?: number;
  /**
   * Prefixes, one of which must occur where a run of letters and digits begins. Each has at least two ASCII characters.
   */
  readonly starts?: readonly string[];
}

/** A kind of secret that is recognised by its form. */
export interface Detector {
  /** Its name in a policy: `detectors: { email: false }`. */
  readonly kind: string;
  /** Its name in remarks and reports: Sentry's own name, if Sentry's server has such a rule. */
  readonly rule: string;
  readonly personal: boolean;
  readonly needs: Needs;
  /** Matches candidates. The group `secret`, at the end of the match, is redacted, or else the whole match. */
  readonly pattern: RegExp;
  /**
   * For a pattern that matches from the middle of a secret: returns where the secret begins, or `undefined` if there is
   * none.
   */
  readonly startsAt?: (text: string, matchedAt: number) => number | undefined;
  /** Replacement text, unless the policy sets another. */
  readonly replacement: string;
  /** Checks what the pattern cannot express, such as check digits. */
  readonly confirms?: (candidate: string, text: string, start: number) => boolean;
  /** How to find a secret whose end was cut off together with the end of the text. */
  readonly beginning?: Beginning;
  /** Sticky pattern of the rest of a secret of several words, at the beginning of a text that was cut off there. */
  readonly rest?: RegExp;
}

/** How to find the beginning of a secret at the end of a text. */
export interface Beginning {
  /**
   * Matches candidates, of which those that reach the end of the text count. The group `secret`, at the end of the
   * match, is redacted, or else the whole match.
   */
  readonly pattern: RegExp;
  /**
   * For a pattern that only finds positions: returns where the secret begins, or `undefined` if there is none that may
   * reach the end of the text.
   */
  readonly startsAt?: (text: string, matchedAt: number) => number | undefined;
  /**
   * Checks whether a candidate is a secret even if the text only ends in dots, as people write them. Where the SDK has
   * cut a text, every candidate is redacted.
   */
  readonly confirms: (candidate: string) => boolean;
}
