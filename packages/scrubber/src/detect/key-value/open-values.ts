import type { NameRule } from "../names/names.ts";
import { findInNotation, NOTATIONS } from "./patterns.ts";

export interface OpenValue {
  readonly at: number;
  readonly rule: string;
}

/**
 * Finds values of sensitive names whose closing quote or tag was truncated. Example: `plum anv` in
 * `<password>plum anv`.
 */
export function findOpenValues(text: string, nameRule: NameRule): readonly OpenValue[] {
  return NOTATIONS.flatMap((notation) => {
    const { open } = notation;
    if (open === undefined || !text.includes(open.includes)) return [];
    return open.closers.flatMap((closer) =>
      findInNotation(text + closer, notation, nameRule, { work: 0, workLimit: Number.POSITIVE_INFINITY })
        .filter(({ end }) => end === text.length)
        .map(({ start, rule }) => ({ at: start, rule })),
    );
  });
}
