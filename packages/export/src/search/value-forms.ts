import type { RegexTarget } from "../regex/types.ts";
import { otherWords } from "./other-words.ts";

/** Words that are no secret, whatever the name of their field is: `session: "expired"`, `credentials: "include"`. */
export const HARMLESS_WORDS: readonly string[] = Object.freeze(
  "yes,no,on,off,none,null,nil,undefined,true,false,enabled,disabled,required,optional,include,omit,expired,missing,invalid,string,number,boolean".split(
    ",",
  ),
);

const ANY = "(?s:.)*";
/** Matches values with a digit. */
const WITH_DIGIT = `^[^0-9]*[0-9]${ANY}$`;
/** Forms of the secrets of some rules. A value of another form is kept: `phone: "iPhone 15"`, `zip: "/tmp/a.zip"`. */
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

/** Returns an expression for the secrets in a rule's fields. The expression matches a whole value, or not at all. */
export function valueForm(rule: string, target: RegexTarget): string {
  return FORMS[rule] ?? `^(?:[A-Za-z]*[^A-Za-z]${ANY}|${otherWords(HARMLESS_WORDS, target)})$`;
}
