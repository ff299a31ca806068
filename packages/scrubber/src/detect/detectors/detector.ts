import type { TextFeatures } from "../prefilter/text-features.ts";

/** What must occur in a text for a detector to be worth running. Absent fields ask for nothing. */
export interface Needs {
  /** Signals of `FEATURES`, all of which must be there. */
  readonly has?: TextFeatures;
  /** This must occur. */
  readonly includes?: string;
  /** Characters of the whole text. */
  readonly length?: number;
  readonly colons?: number;
  /** One of these must stand where letters or digits begin. At least two ASCII characters each. */
  readonly starts?: readonly string[];
}

/** A kind of secret that is known by its own form, wherever it stands. */
export interface Detector {
  /** What a policy calls it: `detectors: { email: false }`. */
  readonly kind: string;
  /** What remarks and reports call it; Sentry's own name where its server has such a rule. */
  readonly rule: string;
  readonly personal: boolean;
  readonly needs: Needs;
  /** Finds candidates. The group named `secret`, at the end of the match, is what goes; without one the whole match does. */
  readonly pattern: RegExp;
  /** For a pattern that begins in the middle of a secret: where the whole begins, or `undefined` if it is none. */
  readonly startsAt?: (text: string, matchedAt: number) => number | undefined;
  /** What stands there afterwards, unless the policy says otherwise. */
  readonly replacement: string;
  /** The exact rule behind a pattern that says only how it looks. */
  readonly confirms?: (candidate: string, text: string, start: number) => boolean;
  /** How a secret begins whose end was cut off with the end of its text. */
  readonly beginning?: Beginning;
  /** What is left at the beginning of a text where that was cut off inside a secret of several words. Is sticky. */
  readonly rest?: RegExp;
}

/** The beginning of a secret at the end of a text. */
export interface Beginning {
  /**
   * Finds candidates, of which those that reach the end of the text count. The group named `secret`, at the end of the
   * match, is what goes; without one the whole match does.
   */
  readonly pattern: RegExp;
  /**
   * For a pattern that only finds places to look at: where the secret begins, or `undefined` if there is none that may
   * reach the end of the text.
   */
  readonly startsAt?: (text: string, matchedAt: number) => number | undefined;
  /**
   * Whether a candidate is the beginning of a secret although nobody knows that the text was cut off: people write dots
   * as well. Where the SDK has cut a text, every candidate goes.
   */
  readonly confirms: (candidate: string) => boolean;
}
