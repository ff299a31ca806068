import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import { type ActiveRules, phraseOf } from "@sentry-policy/scrubber/rules";
import { type ExportNote, note } from "../../notes/note.ts";
import { valuePatterns } from "../../search/value-patterns.ts";
import { mergeSearches } from "./merge-searches.ts";
import { type PairNames, pairSearches } from "./pair-searches.ts";
import { isHash } from "./redaction.ts";
import { replacementOf, withGroups } from "./replacement.ts";
import type { ValueSearch } from "./value-transform.ts";

/** The searches for secrets in strings. */
export interface ValueSearches {
  readonly searches: readonly ValueSearch[];
  /**
   * Expressions for secrets that another processor hashes in attributes. In all other strings, `searches` redacts them.
   */
  readonly hashed: readonly string[];
  readonly notes: readonly ExportNote[];
}

/** Returns searches for the active detectors and patterns, and for the values of sensitive names. */
export function valueSearches(policy: ScrubberPolicy, active: ActiveRules): ValueSearches {
  const builtIn = valuePatterns(active.detectors, "re2", { capture: "rest" });
  const own = valuePatterns(active.patterns, "re2", { capture: "rest" });
  const found = [...builtIn, ...own].flatMap(({ rule, replacement, patterns }) => {
    const method = active.redactionOf(rule);
    const common = { text: replacementOf(method, replacement), isHashed: isHash(method) };
    return patterns.map(({ pattern, kept, passes }) => ({ pattern, kept, passes, ...common }));
  });
  const names = namesIn(policy, active);
  return {
    searches: [
      ...mergeSearches(found).flatMap(({ pattern, kept, text, isHashed, passes }) => {
        const search = { pattern, replacement: withGroups(text, kept), skipsAttributes: isHashed };
        return Array<ValueSearch>(passes).fill(search);
      }),
      ...(active.searchesPairs ? pairSearches(names, "[Filtered]") : []),
    ],
    hashed: found.filter(({ isHashed }) => isHashed).map(({ pattern }) => pattern),
    notes: own.flatMap(({ kind, notes }) =>
      notes.map((each) => note(each.class, `scrubber.patterns.${kind}`, each.message)),
    ),
  };
}

function namesIn({ sensitiveFields = [] }: ScrubberPolicy, { names }: ActiveRules): PairNames {
  const listed = (isPersonal: boolean): readonly string[] =>
    names.filter(({ kind }) => (kind !== undefined) === isPersonal).flatMap((group) => group.names);
  const own = sensitiveFields.filter((field) => typeof field === "string").map(phraseOf);
  return { secrets: [...listed(false), ...own], personal: listed(true) };
}
