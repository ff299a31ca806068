import { ASCII, tableOf } from "./ascii.ts";
import type { Needs } from "./detectors/index.ts";

/** Adds to `given` the detectors of which a beginning occurs in the text. */
export type Starts<D> = (text: string, given: readonly D[]) => readonly D[];

interface Start<D> {
  readonly text: string;
  readonly detector: D;
}

const BACKSLASH = 92;
const ALPHANUMERIC: Uint8Array = tableOf(/[A-Za-z\d]/);

/** Looks only where letters or digits begin, by the first two characters there. */
export function compileStarts<D extends { readonly needs: Needs }>(detectors: readonly D[]): Starts<D> {
  const byPair: (readonly Start<D>[])[] = [[]];
  const table = new Uint8Array(ASCII * ASCII);
  for (const detector of detectors) {
    for (const text of detector.needs.starts ?? []) {
      const pair = text.charCodeAt(0) * ASCII + text.charCodeAt(1);
      const known = table[pair] || byPair.push([]) - 1;
      table[pair] = known;
      byPair[known] = [...(byPair[known] ?? []), { text, detector }];
    }
  }

  return (text, given) => {
    let found: Set<D> | undefined;
    let wasInside = false;
    let code = text.charCodeAt(0);
    const last = text.length - 1;
    for (let place = 0; place < last; place++) {
      const next = text.charCodeAt(place + 1);
      const isInside = ALPHANUMERIC[code] === 1;
      // After a backslash the first letter may belong to it, as in `\nghp_...`.
      if (isInside && next < ASCII && (!wasInside || text.charCodeAt(place - 2) === BACKSLASH)) {
        const pair = table[code * ASCII + next];
        if (pair !== undefined && pair > 0) {
          for (const start of byPair[pair] ?? []) {
            if (!text.startsWith(start.text, place)) continue;
            found ??= new Set(given);
            found.add(start.detector);
          }
        }
      }
      wasInside = isInside;
      code = next;
    }
    return found === undefined ? given : [...found];
  };
}
