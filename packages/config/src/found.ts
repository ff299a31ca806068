/** Vendors' key forms and long runs without a pause: such a value was pasted into the wrong variable. */
const SECRET_LIKE =
  /[A-Za-z0-9_-]{17,}|(?:sk|pk|rk|gh[opsur]|xox[abprs]|npm|glpat|AKIA|ASIA|eyJ)[-_A-Za-z0-9]{6,}|token|secret|key|pass/i;

/** A found value in words, where it can be shown: short, of a plain alphabet, and nothing like a secret. */
export function shown(text: string): string | undefined {
  return /^[A-Za-z0-9.,%+_ -]{1,32}$/.test(text) && !SECRET_LIKE.test(text) ? text : undefined;
}
