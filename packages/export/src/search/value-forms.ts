import type { RegexTarget } from "../regex/types.ts";
import { otherWords } from "./other-words.ts";

/** Words that are not secret even in a sensitive field: `session: "expired"`, `credentials: "include"`. */
export const HARMLESS_WORDS: readonly string[] = Object.freeze(
  "yes,no,on,off,none,null,nil,undefined,true,false,enabled,disabled,required,optional,include,omit,expired,missing,invalid,string,number,boolean".split(
    ",",
  ),
);

const ANY = "(?s:.)*";
/** Matches a whole value that contains a digit. */
const WITH_DIGIT = `^[^0-9]*[0-9]${ANY}$`;
/**
 * Expressions for the values that can be secret, by rule. Other values are not redacted: `phone: "iPhone 15"` has too
 * few digits for `@phone`, and `zip: "/tmp/a.zip"` is a path.
 */
const FORMS: Readonly<Record<string, string>> = Object.freeze({
  "strip-fields": "^(?s:.)+$",
  "@creditcard": WITH_DIGIT,
  "@ssn": WITH_DIGIT,
  "@account": WITH_DIGIT,
  "@session": `^(?:[^0-9]*[0-9]${ANY}|[A-Za-z]{10,})$`,
  "@phone": `^(?:[^0-9]*[0-9]){6}${ANY}$`,
  "@birthdate": WITH_DIGIT,
  "@address": "^(?:[A-Z][^/\\\\:@]*|[^/\\\\:@]*[0-9 ][^/\\\\:@]*)$",
  "@person": "^[^/\\\\]+$",
});

/** Returns an anchored expression for the values that can be secret in a field of this rule. */
export function valueForm(rule: string, target: RegexTarget): string {
  return FORMS[rule] ?? `^(?:[A-Za-z]*[^A-Za-z]${ANY}|${otherWords(HARMLESS_WORDS, target)})$`;
}
