import type { Needs } from "./detectors/index.ts";

/** Adds to `given` the detectors of which a beginning occurs in the text. */
export type Starts<D> = (text: string, given: readonly D[]) => readonly D[];

interface Start<D> {
  readonly text: string;
  readonly detector: D;
}

const ASCII = 128;

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
    let isInside = false;
    for (let place = 0; place < text.length - 1; place++) {
      const code = text.charCodeAt(place);
      const isAlphanumeric = isLetterOrDigit(code);
      // After a backslash the first letter may belong to it, as in `\nghp_...`.
      if (isAlphanumeric && (!isInside || text.charCodeAt(place - 2) === 92)) {
        const next = text.charCodeAt(place + 1);
        const starts = next < ASCII ? byPair[table[code * ASCII + next] ?? 0] : undefined;
        for (const start of starts ?? []) {
          if (!text.startsWith(start.text, place)) continue;
          found ??= new Set(given);
          found.add(start.detector);
        }
      }
      isInside = isAlphanumeric;
    }
    return found === undefined ? given : [...found];
  };
}

function isLetterOrDigit(code: number): boolean {
  return (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123);
}
