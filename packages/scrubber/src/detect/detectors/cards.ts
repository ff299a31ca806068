import { FEATURES } from "../prefilter/text-features.ts";
import { passesLuhn } from "./checksums.ts";
import type { Detector } from "./detector.ts";
import { CARD_WORD, namesId } from "./id-names.ts";

/**
 * Matches a number whose first digits and length are those of a card from one of these issuers: Visa, Mastercard,
 * American Express, Diners, Discover, JCB, UnionPay, Maestro, Dankort, RuPay and Mir. Example: it matches
 * `4111111111111111`, but not `9111111111111111`.
 */
const ISSUERS =
  /^(?:4\d{15}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(?:0[0-59]|[689]\d)\d{11}(?:\d\d)?|6(?:011|4[4-9]\d|5\d\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|62(?:\d{14,16}|[1-35]\d{16})|(?:60|81|82)\d{14}|220[0-4]\d{12}|(?:50(?:18|19|20|38|8\d)|5893|6304|6759|676[1-3])\d{12,15})$/;
/**
 * Matches card numbers that are longer than usual, such as `4000000000000000006`. Most numbers of this length are ids.
 * So such a number is redacted only if it is written in groups or follows a word such as `card`.
 */
const LONG_NUMBERS = /^(?:4|6[045]|35)\d{17,18}$/;
const SHORTEST_CARD = 12;
const LONGEST_CARD = 19;
/**
 * How many characters before a possible card number are searched for a word such as `card`, or for a label such as
 * `order no.`.
 */
const LONGEST_CONTEXT = 48;
/**
 * Matches the text between a name and its value. Example: it matches `": "` in `"requestId": "4568`, and ` ` in
 * `no. 4568`.
 */
const AFTER_NAME = /["'\]]{0,2}(?:\s?[:=]){0,2}\s{0,2}["'([]?$/;

export const CARD: Detector = Object.freeze<Detector>({
  kind: "creditcard",
  rule: "@creditcard",
  personal: true,
  needs: { has: FEATURES.digits },
  // Matches digits in the usual groups of a card number, or 14 to 19 digits without separators. Examples:
  // `4111 1111 1111 1111`, `3782-822463-10005` and `4111111111111111`. Does not match parts of ids (`918c-3858...`) or
  // phone numbers (`+4915...`). After a letter or a digit, `+` is an encoded space, so a card number can follow it.
  pattern:
    /(?:(?<![\w]|[\w]-|\d\.|tel:|(?:^|\W)\+|\b[A-Z]{2}\d\d |\b[A-Z]\d{3} )|(?<=\\[nrt]))(?:[2-68]\d{3}(?:([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{10,15})|3\d{3}([ -])\d{6}\2\d{4,5})(?![\w]|\.\d|-\w)/g,
  replacement: "[creditcard]",
  confirms: isCard,
  // Finds the beginning of a card number whose end was truncated. It matches `4111 1111 1111 1`, but neither
  // `de46-119743864058`, which is a part of a UUID, nor the phone number `+49 731 0217080`.
  beginning: { pattern: /(?<![A-Za-z\d+]|[A-Za-z\d][.-])\d(?:[ -]?\d){0,18}[ -]?/g, confirms: beginsCard },
  // Matches the rest of a card number whose beginning was truncated. It matches `11 1111 1111 1111`, and also the rest
  // of any other number in groups.
  rest: /(?:[ -]?\d){1,19}/y,
});

function isCard(candidate: string, text: string, start: number): boolean {
  const digits = candidate.replace(/[ -]/g, "");
  if (!passesLuhn(digits)) return false;
  const before = text.slice(Math.max(0, start - LONGEST_CONTEXT), start);
  const isClear = digits !== candidate || CARD_WORD.test(before);
  const isKnown = ISSUERS.test(digits);
  return isClear ? isKnown || LONG_NUMBERS.test(digits) : isKnown && !namesId(before.replace(AFTER_NAME, ""));
}

/**
 * Checks whether a card number can begin with the given digits. Example: returns true for `411111111111`, and false for
 * `911111111111`. Also returns false for fewer than 12 digits, such as `4111`.
 */
function beginsCard(candidate: string): boolean {
  const digits = candidate.replace(/[ -]/g, "");
  if (digits.length < SHORTEST_CARD) return false;
  for (let length = digits.length; length <= LONGEST_CARD; length++) {
    if (ISSUERS.test(digits.padEnd(length, "0"))) return true;
  }
  return false;
}
