import type { NameGroup } from "./name-group.ts";

/** The compiled forms of the values of several groups of names. */
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
/**
 * Matches words that begin with a capital or a digit, and a number in brackets: `Ludwig van Beethoven`, `2 Jan 1990`,
 * `12 Main Street, Springfield` and `(212) 555-0142`, but nothing of `This field is required`, and not the name of the
 * next value: `Ada` of `Ada Status: ok`.
 */
const WORDS =
  /(?:[+(]{1,2}\d(?:[ ()./-]{0,3}\d){4,16}|(?!(?:Cannot|Expected|Field|Invalid|Is|Missing|Must|Not?|Only|Please|Required|Should|This|Unknown|Value)\b)[\p{Lu}\p{Lo}\d#][\p{L}\p{M}\d'’./-]{0,40}(?:,? (?:(?:of|v[ao]n|rue|al|bin|zu|y|d[aeou][lnrs]?|l[ae]s?) ){0,3}[\p{Lu}\p{Lo}\d#][\p{L}\p{M}\d'’./-]{0,40}(?![\p{L}\p{M}\d'’./_-]|[ \t]{0,2}[:=])){0,12})/uy;

export function compileValueForms(groups: readonly NameGroup[]): ValueForms {
  const forms = new Map(groups.map(({ rule, form }) => [rule, form]));

  function accepts(rule: string, value: string): boolean {
    const form = forms.get(rule);
    const beginning = value.slice(0, COMPARED).trim();
    return form?.kept?.test(beginning) !== true && form?.redacted?.test(beginning) !== false;
  }

  function endOfWords(rule: string, text: string, start: number): number | undefined {
    WORDS.lastIndex = start;
    return forms.has(rule) && WORDS.test(text) ? WORDS.lastIndex : undefined;
  }

  return { accepts, endOfWords };
}
