import { COST, isReserveSpent, type Meter } from "../../shared/budget.ts";
import { ASCII, READABLE, tableOf } from "../../shared/char-table.ts";
import { continuationBytes } from "../../shared/utf8.ts";
import { collectHiddenTexts, type HiddenTextCollector, type HiddenTexts } from "./hidden-texts.ts";

/**
 * Minimum length of a run of base64 characters that is decoded. A shorter run encodes at most eleven bytes, which is
 * too short for a name and a secret.
 */
const SHORTEST_RUN = 16;
/** The characters of base64, in the standard alphabet and the URL alphabet. */
const RUN_CHARACTER: Uint8Array = tableOf(/[\w+/-]/);
/**
 * The base64 characters except `/`, `-` and `_`, which can also separate base64 from other text. Example: the base64 in
 * `/api/dXNlcj1hZGE` begins after the second slash.
 */
const PART_CHARACTER: Uint8Array = tableOf(/[A-Za-z\d+]/);
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/**
 * Maps the character code of each base64 character to its six-bit value, for both alphabets. Examples: 0 for `A`, and
 * 62 for both `+` and `-`.
 */
const SEXTETS: Uint8Array = new Uint8Array(ASCII);
for (const alphabet of [`${ALPHABET}+/`, `${ALPHABET}-_`]) {
  for (const [sextet, char] of [...alphabet].entries()) SEXTETS[char.charCodeAt(0)] = sextet;
}
/**
 * How many characters are decoded first as a quick check. If the result is not readable text, the rest is not decoded.
 */
const GLANCE_LENGTH = 8;
const decoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

/**
 * Decodes each part of a string that is the base64 of readable text. Returns `undefined` if there is none. Stops when
 * the work limit is reached.
 */
export function decodeBase64(text: string, meter: Meter): HiddenTexts | undefined {
  let found: HiddenTextCollector | undefined;
  for (let start = 0; start < text.length; ) {
    const end = endOfRun(RUN_CHARACTER, text, start);
    for (let from = start; end - from >= SHORTEST_RUN; ) {
      meter.work += COST.candidate;
      const endOfPart = endOfRun(PART_CHARACTER, text, from);
      const mayBe = decodeBytes(text, from, from + GLANCE_LENGTH) >= 0;
      // The work is counted in advance, so that a long run is not decoded if it exceeds the work limit.
      if (mayBe) meter.work += COST.match + ((from === start ? end : endOfPart) - from) * COST.decoded;
      if (isReserveSpent(meter)) return found?.finish();
      const endOfBase64 = mayBe ? endOfReadable(text, from, start, end, endOfPart) : from;
      if (endOfBase64 > from) {
        found ??= collectHiddenTexts();
        const bytes = new Uint8Array(((endOfBase64 - from) * 3) >> 2);
        decodeBytes(text, from, endOfBase64, bytes);
        found.add(from, endOfPadding(text, endOfBase64), decoder.decode(bytes));
      }
      from = Math.max(endOfBase64, endOfPart + 1);
    }
    start = end + 1;
  }
  return found?.finish();
}

/**
 * Returns the end of the base64 that begins at `from`, or `from` if there is no readable text. At the `start` of a run
 * of base64 characters, first tries to decode the whole run up to `end`. If the result is not readable, tries the part
 * up to `endOfPart`, the index of the next `/`, `-` or `_`. Such a character can be a separator.
 */
function endOfReadable(text: string, from: number, start: number, end: number, endOfPart: number): number {
  if (from === start && decodeBytes(text, from, end) >= 0) return end;
  return endOfPart - from >= SHORTEST_RUN && decodeBytes(text, from, endOfPart) >= 0 ? endOfPart : from;
}

function endOfRun(table: Uint8Array, text: string, from: number): number {
  let end = from;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    // The table contains only ASCII characters. No other character occurs in base64.
    if (code >= ASCII || table[code] === 0) break;
  }
  return end;
}

function endOfPadding(text: string, end: number): number {
  if (!text.startsWith("=", end)) return end;
  return text.startsWith("==", end) ? end + 2 : end + 1;
}

/**
 * Decodes a part of a string from base64, and writes the bytes into `bytes` if it is given. Returns the number of
 * bytes, or -1 if they are not readable text. Example: `YWRh` -> the bytes of `ada`.
 */
function decodeBytes(text: string, start: number, end: number, bytes?: Uint8Array): number {
  let length = 0;
  let bits = 0;
  let held = 0;
  let expected = 0;
  for (let at = start; at < end; at++) {
    // Each base64 character adds six bits to `bits`. `held` is the number of bits that do not belong to a decoded byte
    // yet.
    bits = ((bits << 6) | (SEXTETS[text.charCodeAt(at)] ?? 0)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    const byte = (bits >> held) & 0xff;
    expected = expectedAfter(byte, expected);
    if (expected < 0) return -1;
    if (bytes !== undefined) bytes[length] = byte;
    length += 1;
  }
  return length;
}

/**
 * Returns how many more bytes the current UTF-8 character needs after `byte`. `expected` is the result for the previous
 * byte. Returns -1 if the bytes are not valid UTF-8 or not readable text.
 */
function expectedAfter(byte: number, expected: number): number {
  if (expected > 0) return byte >> 6 === 0b10 ? expected - 1 : -1;
  return READABLE[byte] === 0 ? -1 : continuationBytes(byte);
}
