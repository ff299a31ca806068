/** Letters and digits mixed, long runs, and many digits: so do keys, words that people choose, and card numbers look. */
const SECRET_LIKE = /\w{9,}|(?=\w*[A-Za-z])(?=\w*\d)\w{6,}|(?:\d\D*){7,}|token|secret|key|pass/i;

/** A refused value in words, where it can be shown: short, of a plain alphabet, and nothing like a secret. */
export function shown(text: string): string | undefined {
  return /^[A-Za-z0-9.,%+_ -]{1,32}$/.test(text) && !SECRET_LIKE.test(text) ? text : undefined;
}
