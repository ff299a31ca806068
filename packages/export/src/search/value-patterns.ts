import type { DetectorData } from "@sentry-policy/scrubber/rules";
import { translateRegex } from "../regex/translate-regex.ts";
import type { RegexNote, RegexTarget, TranslatedRegex, TranslationOptions } from "../regex/types.ts";
import { counterpartsOf } from "./counterparts.ts";

/** The regular expressions that find one kind of secret, translated for a target engine. */
export interface ValuePatterns {
  /** The kind: `email`, or the name of one of the app's patterns. */
  readonly kind: string;
  readonly rule: string;
  readonly personal: boolean;
  /** The text that replaces the secret if the redaction method is `"replace"`. */
  readonly replacement: string;
  readonly patterns: readonly TranslatedRegex[];
  /** How the matches of the translated expressions differ from those of the scrubber in the app. */
  readonly notes: readonly RegexNote[];
}

type Detectors = readonly [DetectorData, ...DetectorData[]];

/**
 * Translates the regular expressions of detectors for a target engine. Returns one entry for each kind of secret,
 * because several detectors can find the same kind.
 */
export function valuePatterns(
  detectors: readonly DetectorData[],
  target: RegexTarget,
  options?: TranslationOptions,
): readonly ValuePatterns[] {
  return [...groupByKind(detectors)].map(([kind, own]) => {
    const [{ rule, personal, replacement }] = own;
    const translated = counterpartsOf(kind, own).map(({ source, flags }) =>
      translateRegex(source, flags, target, options),
    );
    const checked: readonly RegexNote[] = own.some(({ isConfirmed }) => isConfirmed)
      ? [{ class: "wider", message: "code in the app checks each match, such as its check digits" }]
      : [];
    return {
      kind,
      rule,
      personal,
      replacement,
      patterns: translated.filter((each) => each.pattern !== undefined),
      notes: [...checked, ...translated.flatMap(({ notes }) => notes)],
    };
  });
}

function groupByKind(detectors: readonly DetectorData[]): ReadonlyMap<string, Detectors> {
  const groups = new Map<string, Detectors>();
  for (const detector of detectors) {
    const [first, ...more] = groups.get(detector.kind) ?? [];
    groups.set(detector.kind, first === undefined ? [detector] : [first, ...more, detector]);
  }
  return groups;
}
