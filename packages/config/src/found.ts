/** Vendors' published key forms, and URLs with user info. */
const CREDENTIAL =
  /(?:sk|pk|rk|gh[opsur]|xox[abprs]|npm|glpat|github_pat|sntry[su])[-_]\w{6,}|A[KS]IA\w{12,}|AIza\w{20,}|eyJ\w{6,}|:\/\/[^/]*@/;
/** Letters and digits mixed, long runs, and many digits: so do keys, words that people choose, and card numbers look. */
const SECRET_LIKE = /\w{9,}|(?=\w*[A-Za-z])(?=\w*\d)\w{6,}|(?:\d\D*){7,}|token|secret|key|pass/i;

/** Whether a text holds what is known to be a secret, so that it is in the wrong place. */
export function isCredential(text: string): boolean {
  return CREDENTIAL.test(text);
}

/** A refused value in words, where it can be shown: short, of a plain alphabet, and nothing like a secret. */
export function shown(text: string): string | undefined {
  return /^[A-Za-z0-9.,%+_ -]{1,32}$/.test(text) && !SECRET_LIKE.test(text) ? text : undefined;
}
