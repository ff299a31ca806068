/**
 * Number of rounds of decoding. The deepest encoding in the tests is base64 of JSON with escape sequences, which needs
 * three.
 */
const ROUNDS = 4;
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u180e]/gu;
/**
 * Matches an escape sequence with one or more backslashes. Examples: `\u0040`, `\x40` and `\\u0040`, which all stand
 * for `@`.
 */
const ESCAPE = /\\+(?:u([\da-f]{4})|x([\da-f]{2}))/gi;
/**
 * Matches a space or a dash between two digits. Examples: each space in `4111 1111 1111 1111`, and each dash in
 * `4111-1111`.
 */
const BETWEEN_DIGITS = /(?<=\d)[ -](?=\d)/g;
/**
 * Matches a run that may be base64 in the standard or the URL alphabet. Example: `cGFzc3dvcmQ9eA`, which is the base64
 * of `password=x`.
 */
const BASE64_RUN = /[A-Za-z0-9+/_-]{12,}/g;

/**
 * Returns all forms in which a string can be read, one per line. The first form is the string itself. The other forms
 * are the string without invisible characters, normalized (NFKC), without separators between digits, unescaped, decoded
 * from base64, and all combinations of these. Tests search the result for secrets. This function shares no code with
 * the scrubber.
 */
export function readings(text: string): string {
  const known = new Set([text]);
  let latest = [text];
  for (let round = 0; round < ROUNDS && latest.length > 0; round++) {
    latest = [...new Set(latest.flatMap(nextReadings))].filter((reading) => !known.has(reading));
    for (const reading of latest) known.add(reading);
  }
  return [...known].join("\n");
}

function nextReadings(text: string): string[] {
  const unescaped = text.replace(ESCAPE, (_, four?: string, two?: string) =>
    String.fromCharCode(Number.parseInt(four ?? two ?? "", 16)),
  );
  const decoded = [...text.matchAll(BASE64_RUN)].map(([run]) => Buffer.from(run, "base64").toString("utf8"));
  const plain = [text.replace(INVISIBLE, ""), text.normalize("NFKC"), text.replace(BETWEEN_DIGITS, "")];
  return [...plain, unescaped, ...decoded];
}
