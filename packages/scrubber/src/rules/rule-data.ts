import { appDetectors } from "../detect/detectors/custom.ts";
import { DETECTORS, type Detector } from "../detect/detectors/index.ts";
import { PAIRS } from "../detect/key-value/find.ts";
import { PERSONAL_NAMES } from "../detect/names/personal-names.ts";
import { HARMLESS_NAMES, METADATA_ENDINGS, SENSITIVE_NAMES } from "../detect/names/sensitive-names.ts";
import type { ScrubberPolicy } from "../policy/types.ts";

/** A detector as plain data. */
export interface DetectorData {
  /** The name of the kind in a policy, such as `email` in `detectors: { email: false }`. */
  readonly kind: string;
  /** The name of the rule in `_meta`, in reports, and in the policy's `redaction` option. */
  readonly rule: string;
  /** Whether `scrubPersonalData: false` turns the detector off. */
  readonly personal: boolean;
  /** The source of the regular expression. */
  readonly source: string;
  /** The flags that change what the expression matches: `i`, `u`, or none. */
  readonly flags: string;
  /** The name of the capture group that is redacted, or `undefined` if the whole match is redacted. */
  readonly group: "secret" | undefined;
  /** The text that the redaction method `"replace"` writes. */
  readonly replacement: string;
  /** Whether code also checks each match, for example its check digits. */
  readonly isConfirmed: boolean;
  /** Whether the expression matches only the end of a secret. Code then finds the beginning. */
  readonly matchesEnd: boolean;
}

/** The names of the fields that one rule redacts. */
export interface NamesData {
  readonly rule: string;
  /**
   * The kind with which a policy can turn off these names, as in `detectors: { person: false }`. `undefined` for names
   * of credentials.
   */
  readonly kind: string | undefined;
  /** The names in lower case, with spaces between words. */
  readonly names: readonly string[];
}

/** The built-in rules of the scrubber. */
export interface RuleData {
  readonly detectors: readonly DetectorData[];
  readonly names: readonly NamesData[];
  /**
   * The last words of names whose fields only describe a secret. Example: `count`, because `token_count` contains no
   * token.
   */
  readonly metadataEndings: readonly string[];
  /** Names that look like names of secrets but are harmless, such as `primary key`. */
  readonly harmlessNames: readonly string[];
}

/** The built-in names and detectors, as frozen objects. */
export const RULES: RuleData = Object.freeze({
  detectors: Object.freeze(DETECTORS.map(dataOf)),
  names: Object.freeze([
    ...Object.entries(SENSITIVE_NAMES).map(([rule, names]) => Object.freeze({ rule, kind: undefined, names })),
    ...PERSONAL_NAMES.map(({ rule, kind, names }) => Object.freeze({ rule, kind, names })),
  ]),
  metadataEndings: Object.freeze([...METADATA_ENDINGS]),
  harmlessNames: HARMLESS_NAMES,
});

/** The valid keys of `detectors` in a policy. */
export const KINDS: readonly string[] = Object.freeze([
  ...new Set([PAIRS, ...[...DETECTORS, ...PERSONAL_NAMES].map(({ kind }) => kind)]),
]);

/** Returns the policy's own `patterns` as detectors. */
export function patternData(patterns: ScrubberPolicy["patterns"]): readonly DetectorData[] {
  return appDetectors(patterns).map(dataOf);
}

function dataOf({ kind, rule, personal, pattern, replacement, confirms, startsAt }: Detector): DetectorData {
  return Object.freeze({
    kind,
    rule,
    personal,
    source: pattern.source,
    flags: pattern.flags.replace(/[dg]/g, ""),
    group: pattern.source.includes("(?<secret>") ? "secret" : undefined,
    replacement,
    isConfirmed: confirms !== undefined,
    matchesEnd: startsAt !== undefined,
  });
}
