import type { DetectorData } from "@sentry-policy/scrubber/rules";
import { translateRegex } from "../regex/translate-regex.ts";
import type { RegexNote, RegexTarget, TranslatedRegex, TranslationOptions } from "../regex/types.ts";
import { counterpartsOf } from "./counterparts.ts";

/** Translated regular expressions that find one kind of secret. */
export interface ValuePatterns {
  /** A built-in kind, such as `email`, or the name of one of the app's patterns. */
  readonly kind: string;
  readonly rule: string;
  readonly personal: boolean;
  /** What replaces the secret if the redaction method is `"replace"`. */
  readonly replacement: string;
  readonly patterns: readonly TranslatedRegex[];
  /** How the matches differ from those of the app's scrubber. */
  readonly notes: readonly RegexNote[];
}

type Detectors = readonly [DetectorData, ...DetectorData[]];

/**
 * Translates the regular expressions of detectors. Returns one entry per kind of secret, even if several detectors find
 * secrets of that kind.
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
