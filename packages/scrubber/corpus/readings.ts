/** More rounds than any text in the tests needs: base64 of JSON with escapes in it takes three. */
const ROUNDS = 4;
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u180e]/gu;
/** `\u0040`, `\x40`, and the same escaped once more: `\\u0040`. */
const ESCAPE = /\\+(?:u([\da-f]{4})|x([\da-f]{2}))/gi;
/** The spaces and dashes of `4111 1111 1111 1111`. */
const BETWEEN_DIGITS = /(?<=\d)[ -](?=\d)/g;
/** `cGFzc3dvcmQ9eA`, in the standard alphabet or that of URLs. */
const BASE64_RUN = /[A-Za-z0-9+/_-]{12,}/g;

/**
 * Everything that a reader could make of a text, a line each: as it is, without invisible characters, with compatible
 * characters made plain (NFKC), with digits closed up, with escapes undone, with base64 decoded, and any of these after
 * each other. A test searches it for secrets. It shares no code with the scrubber.
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
