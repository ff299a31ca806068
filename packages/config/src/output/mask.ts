/*
 * Decides which parts of an environment are shown in errors, hints and tables. Any variable can contain a secret, and a
 * secret can look like any text. So a value is shown only if it consists of numbers and words, as defined below; it is
 * not enough that no secret is detected in the value. A DSN has its own rules (`maskDsn`).
 */

/**
 * Matches vendors' key formats, URLs with user info, words for secrets, card numbers.
 * `sk_abcdef1` -> true, `eu1` -> false
 */
const SECRET =
  /(?:sk|pk|rk|gh[opsur]|xox[abprs]|npm|glpat|github_pat|sntry[su])[-_]\w{6,}|:\/\/[^/]*@|token|secret|key|pass|(?:\d\D{0,3}){13}/i;
/**
 * Matches words in any usual case, numbers, and short mixtures.
 * `production`, `v10` and `2nd` -> true, `hunter2` -> false
 */
const PLAIN =
  /^(?:[A-Za-z][a-z]{0,13}|[A-Z]{1,14}|[a-z]{0,14}(?:[A-Z][a-z]{2,14}){1,4}|\d{1,8}|[A-Za-z]{1,4}\d{1,3}|\d{1,3}[A-Za-z]{1,3})?$/;
/** Matches commit hashes and timestamps, but no DSN key (16 or 32 hex digits). `9f3c2ab` -> true, `deadbee` -> false */
const BUILD = /^(?:(?=[a-f]*\d)[\da-f]{7,12}|[\da-f]{40}|20\d{12})$/;

/**
 * Returns a refused value if it is a number or a word of at most six characters, else undefined.
 * `10 %` -> `10 %`, `a1` -> undefined
 */
export function maskRefused(text: string): string | undefined {
  return /^(?:[\d.,% ]{1,6}|[A-Za-z]{1,6})$/.test(text) ? text : undefined;
}

/**
 * Masks the parts of an unknown variable's name that are neither words nor numbers of one or two digits.
 * `SENTRY_DNS` -> `SENTRY_DNS`, `SENTRY_X9F` -> `SENTRY_***`
 */
export function shownName(name: string): string {
  return name.replace(/[^_]+/g, (part) => (/^(?:[A-Z]{1,14}|\d{1,2})$/.test(part) ? part : "***"));
}

/** Returns an accepted text, or `***` if it might be a secret. `isBuild` also allows commit hashes and timestamps. */
export function shownAccepted(text: string, isBuild = false): string {
  const rest = text.replace(/[A-Za-z\d]+/g, (word) => (isBuild && BUILD.test(word) ? "" : word));
  const isPlain = /^[!-~]*$/.test(rest) && rest.split(/[^A-Za-z\d]/).every((word) => PLAIN.test(word));
  return isPlain && !SECRET.test(rest) ? text : "***";
}
