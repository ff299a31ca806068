import { endOfMatch } from "../../shared/match.ts";
import type { NameGroup } from "./name-group.ts";

/** Checks values of fields with personal data. */
export interface ValueForms {
  /**
   * Checks whether a value is possible under a name with this rule. For example, the value of `phone` must contain
   * digits. A value that is not possible is not redacted.
   */
  readonly accepts: (rule: string, value: string) => boolean;
  /**
   * Returns the end of an unquoted value that can have several words, or `undefined` if there is no such value at
   * `start`.
   */
  readonly endOfWords: (rule: string, text: string, start: number) => number | undefined;
}

/**
 * The value of `ValueForms` for a policy without sensitive names: every value is possible, and no value has several
 * words.
 */
export const NO_FORMS: ValueForms = Object.freeze({ accepts: () => true, endOfWords: () => undefined });

/** How many characters at the start of a value are compared with a pattern. */
const COMPARED = 256;
/** Matches a phone number that begins with a bracket or a plus sign. Example: `(212) 555-0142`. */
const NUMBER = /[+(]{1,2}\d(?:[ ()./-]{0,3}\d){4,16}/y;
/**
 * Matches the beginning of a message, which is not a value: a word such as `This` in `This field is required`, a comma
 * or a space.
 */
const NO_VALUE =
  /(?:Cannot|Expected|Field|Invalid|Is|Missing|Must|Not?|Only|Please|Required|Should|This|Unknown|Value)\b|[, ]/y;
/**
 * Matches a word that begins with a capital, a digit or `#`, and small words or a comma before it. Examples: `Ada`,
 * ` van Beethoven` and `, Springfield`. Does not match the name of the next value, such as ` Status` in
 * `Ada Status: ok`.
 */
const WORD =
  /(?:,? )?(?:(?:of|v[ao]n|rue|al|bin|zu|y|d[aeou][lnrs]?|l[ae]s?) ){0,3}[\p{Lu}\p{Lo}\d#][\p{L}\p{M}\d'’./-]{0,30}(?![\p{L}\p{M}\d'’./_-]|[ \t]{0,2}[:=])/uy;
const MOST_WORDS = 12;

export function compileValueForms(groups: readonly NameGroup[]): ValueForms {
  const forms = new Map(groups.map(({ rule, form }) => [rule, form]));

  function accepts(rule: string, value: string): boolean {
    const form = forms.get(rule);
    const beginning = value.trim().slice(0, COMPARED);
    return form?.kept?.test(beginning) !== true && form?.redacted?.test(beginning) !== false;
  }

  function endOfWords(rule: string, text: string, start: number): number | undefined {
    if (!forms.has(rule) || endOfMatch(NO_VALUE, text, start) !== undefined) return undefined;
    const numberEnd = endOfMatch(NUMBER, text, start);
    if (numberEnd !== undefined) return numberEnd;
    let end: number | undefined;
    for (let count = 0; count < MOST_WORDS; count++) {
      const next = endOfMatch(WORD, text, end ?? start);
      if (next === undefined) break;
      end = next;
    }
    return end;
  }

  return { accepts, endOfWords };
}
