import type { Needs } from "./detectors/index.ts";
import { type Features, scan } from "./scan.ts";
import { compileStarts } from "./starts.ts";

interface Needy {
  readonly needs: Needs;
}

/** What to run on texts of certain features, and whether to look for those that are known by a beginning as well. */
interface Answer<D> {
  readonly always: readonly D[];
  readonly withStarts: boolean;
}

/** Counts above the highest need make no difference. */
type Levels = Uint8Array;

/**
 * Tells which detectors are worth running on a text: one look at its characters decides for all of them, and texts of
 * the same features share the answer.
 */
export function compileGate<D extends Needy>(detectors: readonly D[]): (text: string) => readonly D[] {
  const digits = levelsOf(detectors.map(({ needs }) => needs.digits));
  const dots = levelsOf(detectors.map(({ needs }) => needs.dots));
  const colons = levelsOf(detectors.map(({ needs }) => needs.colons));
  const runs = levelsOf(detectors.map(({ needs }) => needs.run));
  const known = detectors.filter(({ needs }) => needs.starts !== undefined);
  const starts = compileStarts(known);
  const shortestStart = Math.min(...known.map(({ needs }) => needs.run ?? 0));
  const others = detectors.filter(({ needs }) => needs.starts === undefined);
  const answers = new Map<number, Answer<D>>();

  return (text) => {
    const features = scan(text);
    const counts =
      level(digits, features.digits) | (level(dots, features.dots) << 4) | (level(colons, features.colons) << 8);
    const key = features.has | (counts << 8) | (level(runs, features.run) << 20);
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = {
        always: others.filter(({ needs }) => meets(features, needs)),
        withStarts: features.run >= shortestStart,
      };
      answers.set(key, answer);
    }
    return answer.withStarts ? starts(text, answer.always) : answer.always;
  };
}

function levelsOf(needs: readonly (number | undefined)[]): Levels {
  const steps = [...new Set(needs.filter((need) => need !== undefined))];
  return new Uint8Array(Math.max(0, ...steps) + 1).map((_, count) => steps.filter((step) => step <= count).length);
}

function level(levels: Levels, count: number): number {
  return levels[count < levels.length ? count : levels.length - 1] ?? 0;
}

function meets({ has, digits, dots, colons, run }: Features, needs: Needs): boolean {
  return (
    (has & (needs.has ?? 0)) === (needs.has ?? 0) &&
    digits >= (needs.digits ?? 0) &&
    dots >= (needs.dots ?? 0) &&
    colons >= (needs.colons ?? 0) &&
    run >= (needs.run ?? 0)
  );
}
