import { BACKSLASH } from "../../shared/char-codes.ts";
import { ASCII, tableOf } from "../../shared/char-table.ts";
import type { Needs } from "../detectors/index.ts";

/** Returns the detectors in `given`, and each indexed detector with a prefix that the string contains. */
export type PrefixLookup<D> = (text: string, given: readonly D[]) => readonly D[];

interface IndexedPrefix<D> {
  readonly prefix: string;
  /** The code of the last character of the prefix, which is compared first because that is faster. */
  readonly last: number;
  readonly detector: D;
}

const ALPHANUMERIC: Uint8Array = tableOf(/[A-Za-z\d]/);

/**
 * Compiles a function that returns the detectors in `given` and each detector with a prefix in the string. A prefix
 * counts only at the beginning of a run of letters and digits: `ghp_` is found in `a=ghp_1`, but not in `xghp_1`.
 * Prefixes are indexed by their first two characters.
 */
export function compilePrefixIndex<D extends { readonly needs: Needs }>(detectors: readonly D[]): PrefixLookup<D> {
  const groups: (readonly IndexedPrefix<D>[])[] = [[]];
  /** For each pair of ASCII characters, the index in `groups` of the prefixes that begin with the pair, or 0. */
  const groupOfPair = new Uint8Array(ASCII * ASCII);
  for (const detector of detectors) {
    for (const prefix of detector.needs.starts ?? []) {
      const pair = prefix.charCodeAt(0) * ASCII + prefix.charCodeAt(1);
      const group = groupOfPair[pair] || groups.push([]) - 1;
      groupOfPair[pair] = group;
      groups[group] = [...(groups[group] ?? []), { prefix, last: prefix.charCodeAt(prefix.length - 1), detector }];
    }
  }

  function findAt(text: string, place: number, given: readonly D[], found: Set<D> | undefined): Set<D> | undefined {
    const next = text.charCodeAt(place + 1);
    const group = next < ASCII ? (groupOfPair[text.charCodeAt(place) * ASCII + next] ?? 0) : 0;
    if (group === 0) return found;
    let all = found;
    for (const { prefix, last, detector } of groups[group] ?? []) {
      if (text.charCodeAt(place + prefix.length - 1) !== last) continue;
      if (all?.has(detector) === true || !text.startsWith(prefix, place)) continue;
      all ??= new Set(given);
      all.add(detector);
    }
    return all;
  }

  return (text, given) => {
    let found: Set<D> | undefined;
    const last = text.length - 1;
    for (let place = 0; place < last; place++) {
      if (ALPHANUMERIC[text.charCodeAt(place)] !== 1) continue;
      found = findAt(text, place, given, found);
      // In `\nghp_...`, the `n` belongs to an escaped line break, so the prefix begins one character later.
      if (text.charCodeAt(place - 1) === BACKSLASH) found = findAt(text, place + 1, given, found);
      while (place < last && ALPHANUMERIC[text.charCodeAt(place)] === 1) place += 1;
    }
    return found === undefined ? given : [...found];
  };
}
