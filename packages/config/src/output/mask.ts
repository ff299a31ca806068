/*
 * Decides which parts of an environment are shown in errors, hints and tables. Any variable can contain a secret, and a
 * secret can look like any other string, so detecting secrets is not enough. Instead, a value is shown only if it
 * consists of numbers and words, as the regular expressions below define them. A DSN has its own rules (`maskDsn`).
 */

/**
 * Matches text that might be part of a secret: the key format of a vendor, a URL with user info, a word such as
 * `token`, or the digits of a card number. `sk_abcdef1` -> true; `eu1` -> false
 */
const LIKELY_SECRET =
  /(?:sk|pk|rk|gh[opsur]|xox[abprs]|npm|glpat|github_pat|sntry[su])[-_]\w{6,}|:\/\/[^/]*@|token|secret|key|pass|(?:\d\D{0,3}){13}/i;
/**
 * Matches a word in lower case, upper case or camel case, a number of up to 8 digits, or a few letters with a few
 * digits. `production`, `fooBar`, `v10` and `2nd` -> true; `hunter2` -> false
 */
const PLAIN_WORD =
  /^(?:[A-Za-z][a-z]{0,13}|[A-Z]{1,14}|[a-z]{0,14}(?:[A-Z][a-z]{2,14}){1,4}|\d{1,8}|[A-Za-z]{1,4}\d{1,3}|\d{1,3}[A-Za-z]{1,3})?$/;
/**
 * Matches a commit hash or a timestamp, but not a DSN key, which has 16 or 32 hex digits. A short hash must contain a
 * digit, because letters alone might be a word. `9f3c2ab` and `20241126123456` -> true; `deadbee` -> false
 */
const BUILD_ID = /^(?:(?=[a-f]*\d)[\da-f]{7,12}|[\da-f]{40}|20\d{12})$/;

/**
 * Returns an invalid value if it is safe to show: a number, a percentage or a word of at most six characters. Otherwise
 * returns undefined. `10 %` -> `10 %`; `a1` -> undefined
 */
export function shownRefused(text: string): string | undefined {
  return /^(?:[\d.,% ]{1,6}|[A-Za-z]{1,6})$/.test(text) ? text : undefined;
}

/**
 * Returns the name of an unknown variable, with `***` in place of each part that is neither a word nor a number of one
 * or two digits. `SENTRY_DNS` -> `SENTRY_DNS`; `SENTRY_X9F` -> `SENTRY_***`
 */
export function shownName(name: string): string {
  return name.replace(/[^_]+/g, (part) => (/^(?:[A-Z]{1,14}|\d{1,2})$/.test(part) ? part : "***"));
}

/**
 * Returns a valid value, or `***` if it might contain a secret. If `isBuild` is true, commit hashes and timestamps are
 * also shown.
 */
export function shownAccepted(text: string, isBuild = false): string {
  const rest = text.replace(/[A-Za-z\d]+/g, (word) => (isBuild && BUILD_ID.test(word) ? "" : word));
  // Checks for visible ASCII characters: `shop@1.4.0` -> true; `my shop` -> false, because of the space
  const isPlain = /^[!-~]*$/.test(rest) && rest.split(/[^A-Za-z\d]/).every((word) => PLAIN_WORD.test(word));
  return isPlain && !LIKELY_SECRET.test(rest) ? text : "***";
}
