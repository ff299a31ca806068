import { FEATURES } from "../prefilter/text-features.ts";
import type { Detector } from "./detector.ts";

const FEWEST_DIGITS = 9;
const FEWEST_AFTER_ZEROS = 10;
/**
 * Matches decimal numbers with a sign, which are not phone numbers. Example: it matches `+1.23456789` and
 * `+40.20361-75.00417`, but not `+49.151.1234567`.
 */
const DECIMALS = /^\+\d{1,15}\.\d{1,15}(?:-\d{1,15}\.\d{1,15})?$/;
/**
 * Matches a string that begins with a date or an IP address. Example: it matches `2026-11-24` and `203.0.113.7`, but
 * not `212 555 0142`.
 */
const DATE_OR_IP = /^(?:\d{4}-\d\d-\d\d|\d{1,3}(?:\.\d{1,3}){3})/;

export const PHONES: readonly Detector[] = Object.freeze<Detector[]>([
  {
    kind: "phone",
    rule: "@phone",
    personal: true,
    needs: { has: FEATURES.digits },
    // Matches international numbers, such as `+49 151 1234567`, `+1 (212) 555-0142` and `00491511234567`. It does not
    // match:
    // - time zones, such as `+1000`
    // - digits after a `+` that follows a letter, a digit or another `+`, as in `1.0.0+20261124` and `C++11`
    // - digits after a `00` inside a longer number, as in `CY17 0020 0128`
    pattern:
      /(?<![\w+.)\]#-])(?:\+(?!1[0-4](?:00|30|45)\b)|(?<![A-Z\d] )00)[1-9](?:\d{8,14}(?!\d)|(?:[ ()./-]{0,3}\d){8,14})(?: ?(?:[xX]|[eE]xt\.? ?)\d{1,6})?(?!\w|[.:/-]\d)/g,
    replacement: "[phone]",
    confirms: isInternational,
    // Finds the beginning of a phone number whose end was truncated. Example: `+49 151 12`.
    beginning: {
      pattern:
        /(?<![\w+.)\]#-])(?:\+(?!1[0-4](?:00|30|45)\b)|(?<![A-Z\d] )00)[1-9](?:[ ()./-]{0,3}\d){0,14}[ ()./-]{0,3}/g,
      confirms: isInternational,
    },
    // Matches the rest of a phone number whose beginning was truncated. Example: `) 555-0142`.
    rest: /(?:[ ()./-]{0,3}\d){1,15}/y,
  },
  {
    kind: "phone",
    rule: "@phone",
    personal: true,
    needs: { has: FEATURES.digits },
    // Matches a number in any format after a word such as `phone`. Examples: `phone 212 555 0142` and
    // `my mobile number is (212) 555-0142`.
    pattern:
      /\b(?:phone|mobile|tel(?:ephone)?|cell|fax|whatsapp|msisdn)(?: (?:number|no|nr|num))?[.:]?(?: is| was)?[ \t]{1,3}(?<secret>\(?\d(?:[ ()./-]{0,3}\d){6,14})(?!\w|[.:/-]\d)/gi,
    replacement: "[phone]",
    confirms: (found) => !DATE_OR_IP.test(found),
  },
]);

function digitsIn(text: string): number {
  return text.replace(/\D/g, "").length;
}

function isInternational(found: string): boolean {
  // The digits of an extension, such as `x12` in `+1 212 555 0142 x12`, are not counted.
  const [number = ""] = found.split(/[ex]/i);
  const digits = digitsIn(number);
  return number.startsWith("+")
    ? digits >= FEWEST_DIGITS && !DECIMALS.test(number)
    : digits >= 2 + FEWEST_AFTER_ZEROS && !/[.-]/.test(number);
}
