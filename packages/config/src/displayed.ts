/** Vendors' published key forms, URLs with user info, what is called a secret, and as many digits as a card has. */
const SECRET =
  /(?:sk|pk|rk|gh[opsur]|xox[abprs]|npm|glpat|github_pat|sntry[su])[-_]\w{6,}|:\/\/[^/]*@|token|secret|key|pass|(?:\d\D{0,3}){13}/i;
/** What people make names and versions of: words in any usual case, numbers, and `v10`, `eu1` or `2nd`. */
const PLAIN =
  /^(?:[A-Za-z][a-z]{0,19}|[A-Z]{1,20}|[a-z]{0,14}(?:[A-Z][a-z]{2,14}){1,4}|\d{1,8}|[A-Za-z]{1,4}\d{1,3}|\d{1,3}[A-Za-z]{1,3})?$/;
const COMMIT = /^(?:[\w.-]{1,40}@)?[\da-f]{40}$/;

/**
 * An accepted text as it may be shown. What looks like a secret is in the wrong place, whatever its variable allows;
 * a release may be a commit.
 */
export function displayed(text: string, mayBeCommit = false): string {
  if (mayBeCommit && COMMIT.test(text)) return text;
  return !SECRET.test(text) && text.split(/[^A-Za-z\d]/).every((part) => PLAIN.test(part)) ? text : "***";
}
