import { ASCII, READABLE, tableOf } from "./ascii.ts";
import { COST, type Meter } from "./budget.ts";
import { collectHiddenTexts, type HiddenTexts } from "./hidden-texts.ts";
import { continuationBytes } from "./utf8.ts";

/** Shorter runs hold no more than eleven characters, which is too little for a name and a secret. */
const SHORTEST_RUN = 16;
/**
 * Where base64 may begin: a character whose six bits begin a readable one (`I` is 001000, as all bytes from 0x20 on
 * begin; `w` is 110000, as those beyond ASCII do), and fifteen more. In `/api/dXNlcj1hZGE...` it begins behind a
 * separator that base64 has as well.
 */
const BEGINNING = /(?<![A-Za-z\d+])[C-DI-Za-fw-z\d][\w+/-]{15}/g;
const IN_RUN: Uint8Array = tableOf(/[\w+/-]/);
const IN_PART: Uint8Array = tableOf(/[A-Za-z\d+]/);
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/** Six bits for each character, of the standard alphabet and of the one for URLs. */
const SEXTETS: Uint8Array = new Uint8Array(ASCII);
for (const alphabet of [`${ALPHABET}+/`, `${ALPHABET}-_`]) {
  for (const [sextet, char] of [...alphabet].entries()) SEXTETS[char.charCodeAt(0)] = sextet;
}
/** Characters that tell of most words that they are no base64. */
const GLANCE = 8;
const decoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

/**
 * Finds what is base64 of text that people can read, or `undefined` where nothing is: most long words are no base64.
 * Counts what it does on the meter, and stops when that exceeds `mostWork`.
 */
export function decodeBase64(text: string, meter: Meter, mostWork: number): HiddenTexts | undefined {
  const found = collectHiddenTexts();

  /** Gives where the run ends, or `undefined` if it is no base64 of readable text. */
  function take(start: number, end: number): number | undefined {
    if (end - start < SHORTEST_RUN) return undefined;
    const bytes = new Uint8Array(((end - start) * 3) >> 2);
    if (decodeBytes(text, start, end, bytes) < 0) return undefined;
    const padded = endOfPadding(text, end);
    meter.work += COST.match + (end - start) * COST.decoded;
    found.add(start, padded, decoder.decode(bytes));
    return padded;
  }

  BEGINNING.lastIndex = 0;
  for (let match = BEGINNING.exec(text); match !== null; match = BEGINNING.exec(text)) {
    const start = match.index;
    BEGINNING.lastIndex = start + 1;
    meter.work += COST.candidate;
    if (meter.work > mostWork) break;
    if (decodeBytes(text, start, start + GLANCE) < 0) continue;
    const isWhole = !isIn(IN_RUN, text, start - 1);
    const whole = isWhole ? take(start, endOfRun(IN_RUN, text, start)) : undefined;
    BEGINNING.lastIndex = whole ?? take(start, endOfRun(IN_PART, text, start)) ?? start + 1;
  }
  return found.finish();
}

function isIn(table: Uint8Array, text: string, at: number): boolean {
  // A look-up beyond the table would be slow.
  const code = at >= 0 && at < text.length ? text.charCodeAt(at) : ASCII;
  return code < ASCII && table[code] === 1;
}

function endOfRun(table: Uint8Array, text: string, from: number): number {
  let end = from;
  while (isIn(table, text, end)) end += 1;
  return end;
}

function endOfPadding(text: string, end: number): number {
  if (!text.startsWith("=", end)) return end;
  return text.startsWith("==", end) ? end + 2 : end + 1;
}

/** Decodes a part of a text into `bytes`, if they are given. Gives their number, or -1 at the first that no text has. */
function decodeBytes(text: string, start: number, end: number, bytes?: Uint8Array): number {
  let length = 0;
  let bits = 0;
  let held = 0;
  let expected = 0;
  for (let at = start; at < end; at++) {
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

/** How many bytes of a character are still to come after a byte, or -1 if no readable text has this byte here. */
function expectedAfter(byte: number, expected: number): number {
  if (expected > 0) return byte >> 6 === 0b10 ? expected - 1 : -1;
  return READABLE[byte] === 0 ? -1 : continuationBytes(byte);
}
