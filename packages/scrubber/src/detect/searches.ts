import type { Redactor } from "../policy/redaction.ts";
import { COST, isReserveSpent, type Meter, MOST_FINDINGS } from "../shared/budget.ts";
import type { Detector, Needs } from "./detectors/index.ts";
import type { Names } from "./names/names.ts";

/** A part of a string that must be redacted, the rule for it, and the method that redacts it. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly redactor: Redactor;
}

/** A search for one kind of secret. */
export interface SecretSearch {
  /**
   * The conditions that a string must meet. Every search sets all fields except `starts`, because JavaScript engines
   * read objects faster if all of them have the same fields.
   */
  readonly needs: Needs;
  /**
   * Finds the secrets in a string. Stops when the work limit is reached, and the caller then redacts the whole string.
   */
  readonly find: (text: string, isSource: boolean, meter: Meter) => readonly Finding[];
}

export interface SearchPlan {
  readonly names: Names;
  readonly redactorOf: (rule: string, word?: string) => Redactor;
  readonly isRedacted: (text: string) => boolean;
  /**
   * If true, a colon is part of a name, as in the `module` of a stack frame in the Node SDK (`src.auth.token:index`).
   * If false, a colon separates a name from its value.
   */
  readonly colonsJoin?: boolean;
}

export const NO_FINDINGS: readonly Finding[] = Object.freeze([]);

export function completeNeeds({
  has = 0,
  includes = "",
  length = 0,
  colons = 0,
  named = false,
  ...starts
}: Needs): Needs {
  return { has, includes, length, colons, named, ...starts };
}

/** Returns a search with a detector's pattern. A match is a finding unless `confirms` rejects it. */
export function searchOfDetector(detector: Detector, { redactorOf, isRedacted }: SearchPlan): SecretSearch {
  const { rule, replacement, needs, pattern, startsAt, confirms, skipsRejected = false } = detector;
  const redactor = redactorOf(rule, replacement);

  function find(text: string, _isSource: boolean, meter: Meter): readonly Finding[] {
    let findings: Finding[] | undefined;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      meter.work += COST.match;
      if (isReserveSpent(meter)) break;
      if (match[0] === "") pattern.lastIndex += 1;
      const [from, end] = placeOf(match);
      const start = startsAt === undefined ? from : startsAt(text, from);
      if (start === undefined) continue;
      const found = text.slice(start, end);
      if (found === "" || isRedacted(found)) continue;
      if (confirms?.(found, text, start) === false) {
        // The next match can begin inside the rejected match. In `bearer Bearer <token>`, the pattern first matches
        // `bearer Bearer`, which is rejected.
        if (!skipsRejected) pattern.lastIndex = match.index + 1;
        // The characters of the rejected match can be scanned again, which is counted as work.
        meter.work += found.length;
        continue;
      }
      findings ??= [];
      findings.push({ start, end, rule, redactor });
      if (findings.length >= MOST_FINDINGS) break;
    }
    return findings ?? NO_FINDINGS;
  }

  return { needs: completeNeeds(needs), find };
}

/**
 * Returns the position of the group `secret`, or of the whole match if there is no such group. Only the app's patterns
 * have the slow flag `d`, which sets `indices`. In a match of a built-in pattern, the group's text never occurs again
 * after the group, so `lastIndexOf` finds the group.
 */
function placeOf({ index, indices, groups, 0: whole }: RegExpExecArray): readonly [start: number, end: number] {
  const secret = groups?.["secret"];
  if (secret === undefined) return [index, index + whole.length];
  const start = index + whole.lastIndexOf(secret);
  return indices?.groups?.["secret"] ?? [start, start + secret.length];
}
