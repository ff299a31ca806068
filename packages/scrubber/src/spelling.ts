/**
 * Characters that look like others, or like nothing: zero-width and other invisible ones, full-width and mathematical
 * letters, ligatures, and letters whose accents are characters of their own.
 */
const UNUSUAL =
  /(?=\P{ASCII})(?!\p{Changes_When_Lowercased})\p{Changes_When_NFKC_Casefolded}|[\u0300-\u036f\u3099\u309a\u1100-\u11ff\uff21-\uff3a]/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Accents that are characters of their own, and the parts of a Korean syllable. */
const JOINING = /[\u0300-\u036f\u3099\u309a\u1160-\u11ff]/;
const FIRST_JOINING = 0x300;
/** Normalising many accents at once takes quadratic time. */
const MOST_JOINING = 8;
const LONGEST_NAME = 512;
/** A ligature of a whole phrase, as Arabic has, says nothing about a secret. */
const LONGEST_SPELLING = 4;

/** Whether a text has characters that {@link plainSpelling} or {@link plainCharacters} would change. */
export function isUnusual(text: string): boolean {
  return UNUSUAL.test(text);
}

/** A name in its usual spelling (Unicode's NFKC, without what is invisible): `ｐａｓｓ<U+200B>word` gives `password`. */
export function plainSpelling(name: string): string {
  return name.length <= LONGEST_NAME && isUnusual(name) ? spell(name) : name;
}

/** The same for a text of any length. Calls `add` with the usual spelling of each piece and the length that it had. */
export function plainCharacters(text: string, add: (piece: string, length: number) => void): void {
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const one = code > 0xffff ? 2 : 1;
    const joining = lengthOfJoining(text, at + one);
    const length = one + joining;
    const plain = joining === 0 ? spelledAlone(code) : spell(text.slice(at, at + length));
    add(plain.length > Math.max(length, LONGEST_SPELLING) ? text.slice(at, at + length) : plain, length);
    at += length;
  }
}

/** How many accents stand at a place. */
function lengthOfJoining(text: string, at: number): number {
  let length = 0;
  while (
    length < MOST_JOINING &&
    text.charCodeAt(at + length) >= FIRST_JOINING &&
    JOINING.test(text.charAt(at + length))
  )
    length += 1;
  return length;
}

const MOST_KNOWN = 2048;
const known = new Map<number, string>();

/** The same characters come again and again. */
function spelledAlone(code: number): string {
  let plain = known.get(code);
  if (plain === undefined) {
    plain = spell(String.fromCodePoint(code));
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(code, plain);
  }
  return plain;
}

function spell(text: string): string {
  return text.replace(INVISIBLE, "").normalize("NFKC");
}
