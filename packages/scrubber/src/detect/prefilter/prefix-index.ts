import { BACKSLASH } from "../../shared/char-codes.ts";
import { ASCII, tableOf } from "../../shared/char-table.ts";
import type { Needs } from "../detectors/index.ts";

/** Returns the detectors in `given`, and those with a prefix that occurs in the text. */
export type PrefixLookup<D> = (text: string, given: readonly D[]) => readonly D[];

interface IndexedPrefix<D> {
  readonly text: string;
  /** Code of the last character. Comparing it first is faster than comparing the whole prefix. */
  readonly last: number;
  readonly detector: D;
}

const ALPHANUMERIC: Uint8Array = tableOf(/[A-Za-z\d]/);

/**
 * Compiles a function that returns the detectors to run on a text: those that are passed to it, and those with a prefix
 * at the start of a run of letters and digits. Prefixes are indexed by their first two characters.
 */
export function compilePrefixIndex<D extends { readonly needs: Needs }>(detectors: readonly D[]): PrefixLookup<D> {
  const byPair: (readonly IndexedPrefix<D>[])[] = [[]];
  const table = new Uint8Array(ASCII * ASCII);
  for (const detector of detectors) {
    for (const text of detector.needs.starts ?? []) {
      const pair = text.charCodeAt(0) * ASCII + text.charCodeAt(1);
      const known = table[pair] || byPair.push([]) - 1;
      table[pair] = known;
      byPair[known] = [...(byPair[known] ?? []), { text, last: text.charCodeAt(text.length - 1), detector }];
    }
  }

  function findAt(text: string, place: number, given: readonly D[], found: Set<D> | undefined): Set<D> | undefined {
    const next = text.charCodeAt(place + 1);
    const known = next < ASCII ? (table[text.charCodeAt(place) * ASCII + next] ?? 0) : 0;
    if (known === 0) return found;
    let all = found;
    for (const start of byPair[known] ?? []) {
      if (text.charCodeAt(place + start.text.length - 1) !== start.last) continue;
      if (all?.has(start.detector) === true || !text.startsWith(start.text, place)) continue;
      all ??= new Set(given);
      all.add(start.detector);
    }
    return all;
  }

  return (text, given) => {
    let found: Set<D> | undefined;
    const last = text.length - 1;
    for (let place = 0; place < last; place++) {
      if (ALPHANUMERIC[text.charCodeAt(place)] !== 1) continue;
      found = findAt(text, place, given, found);
      // After a backslash, the first letter can belong to an escape, as in `\nghp_...`.
      if (text.charCodeAt(place - 1) === BACKSLASH) found = findAt(text, place + 1, given, found);
      while (place < last && ALPHANUMERIC[text.charCodeAt(place)] === 1) place += 1;
    }
    return found === undefined ? given : [...found];
  };
}
