import type { NameGroup } from "./name-group.ts";

/** The compiled forms of the values of several groups. */
export interface ValueForms {
  /** Checks whether a value is redacted because of the rule of its name. Without a form for the rule, it always is. */
  readonly accepts: (rule: string, value: string) => boolean;
  /** Returns where an unquoted value of several words ends, or `undefined` if no such value begins at `start`. */
  readonly endOfWords: (rule: string, text: string, start: number) => number | undefined;
}

/** Accepts every value, and finds no value of several words. */
export const NO_FORMS: ValueForms = Object.freeze({ accepts: () => true, endOfWords: () => undefined });

/** Number of characters of a value that are compared with its form. */
const COMPARED = 256;

export function compileValueForms(groups: readonly NameGroup[]): ValueForms {
  const forms = new Map(groups.map(({ rule, form }) => [rule, form]));

  function accepts(rule: string, value: string): boolean {
    const form = forms.get(rule);
    if (form === undefined) return true;
    const beginning = value.slice(0, COMPARED).trim();
    return form.kept?.test(beginning) !== true && form.redacted?.test(beginning) !== false;
  }

  function endOfWords(rule: string, text: string, start: number): number | undefined {
    const words = forms.get(rule)?.words;
    if (words === undefined) return undefined;
    words.lastIndex = start;
    return words.test(text) ? words.lastIndex : undefined;
  }

  return { accepts, endOfWords };
}
