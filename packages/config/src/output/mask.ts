/*
 * What of an environment may be seen, in errors, hints and tables. A secret may stand in any place, and looks like any
 * text, so nothing is shown because it is not known for a secret, but only because it is made as its place wants it:
 * numbers and words, by the alphabets below. A DSN has rules of its own (`maskDsn`).
 */

/** Vendors' published key forms, URLs with user info, what is called a secret, and as many digits as a card has. */
const SECRET =
  /(?:sk|pk|rk|gh[opsur]|xox[abprs]|npm|glpat|github_pat|sntry[su])[-_]\w{6,}|:\/\/[^/]*@|token|secret|key|pass|(?:\d\D{0,3}){13}/i;
/** What people make names and versions of: words in any usual case, numbers, and `v10`, `eu1` or `2nd`. */
const PLAIN =
  /^(?:[A-Za-z][a-z]{0,13}|[A-Z]{1,14}|[a-z]{0,14}(?:[A-Z][a-z]{2,14}){1,4}|\d{1,8}|[A-Za-z]{1,4}\d{1,3}|\d{1,3}[A-Za-z]{1,3})?$/;
/** Commits, short and whole, and times in digits; but no DSN's key, which has 16 or 32 such digits. */
const BUILD = /^(?:(?=[a-f]*\d)[\da-f]{7,12}|[\da-f]{40}|20\d{12})$/;

/** A refused value, where it helps to find it: at most six characters, of a number or a word. */
export function maskRefused(text: string): string | undefined {
  return /^(?:[\d.,% ]{1,6}|[A-Za-z]{1,6})$/.test(text) ? text : undefined;
}

/** A name that nobody reads: in words, as names of variables are. */
export function shownName(name: string): string {
  return name.replace(/[^_]+/g, (part) => (/^(?:[A-Z]{1,14}|\d{1,2})$/.test(part) ? part : "***"));
}

/** An accepted text. `isBuild` says that it may hold a commit or a time. */
export function shownAccepted(text: string, isBuild = false): string {
  const rest = text.replace(/[A-Za-z\d]+/g, (word) => (isBuild && BUILD.test(word) ? "" : word));
  const isPlain = /^[!-~]*$/.test(rest) && rest.split(/[^A-Za-z\d]/).every((word) => PLAIN.test(word));
  return isPlain && !SECRET.test(rest) ? text : "***";
}
