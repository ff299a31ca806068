import { ASCII, tableOf } from "./ascii.ts";
import { continuationBytes } from "./utf8.ts";

/** Texts that stand in a text as base64, joined by line breaks so that all of them are searched at once. */
export interface Base64Texts {
  readonly text: string;
  readonly runs: readonly Base64Run[];
}

interface Base64Run {
  /** Where it stands in the encoded text. */
  readonly start: number;
  readonly end: number;
  /** Where its own text stands in the joined one. */
  readonly from: number;
  readonly to: number;
}

/** Shorter runs hold no more than eleven characters, which is too little for a name and a secret. */
const RUN = /([\w+/-]{16,})={0,2}/g;
/** In `/api/dXNlcj1hZGE...` and `token-dXNlcj1hZGE...` the base64 begins behind a separator that its alphabet has too. */
const PART = /[A-Za-z\d+]{16,}/g;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/** Six bits for each character, of the standard alphabet and of the one for URLs. */
const SEXTETS: Uint8Array = new Uint8Array(ASCII);
for (const alphabet of [`${ALPHABET}+/`, `${ALPHABET}-_`]) {
  for (const [sextet, char] of [...alphabet].entries()) SEXTETS[char.charCodeAt(0)] = sextet;
}
/** What a text that people read may hold, among ASCII. */
const READABLE: Uint8Array = tableOf(/[\t\n\r -~]/);
const decoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

/** Finds what is base64 of text that people can read, or `undefined` where nothing is: most long words are no base64. */
export function decodeBase64(text: string): Base64Texts | undefined {
  const runs: Base64Run[] = [];
  const texts: string[] = [];
  let length = 0;

  function take(run: string, start: number, end: number): boolean {
    const decoded = textOf(run);
    if (decoded === undefined) return false;
    runs.push({ start, end, from: length, to: length + decoded.length });
    texts.push(decoded);
    length += decoded.length + 1;
    return true;
  }

  for (const { 0: padded, 1: run = "", index } of text.matchAll(RUN)) {
    if (take(run, index, index + padded.length)) continue;
    for (const { 0: part, index: at } of run.matchAll(PART)) {
      if (part !== run) take(part, index + at, index + at + part.length);
    }
  }
  return runs.length === 0 ? undefined : { text: texts.join("\n"), runs };
}

/** The text that a run stands for. Stops at the first byte that no text has, so that most words cost next to nothing. */
function textOf(run: string): string | undefined {
  const bytes = new Uint8Array((run.length * 3) >> 2);
  let length = 0;
  let bits = 0;
  let held = 0;
  let expected = 0;
  for (let at = 0; at < run.length; at++) {
    bits = ((bits << 6) | (SEXTETS[run.charCodeAt(at)] ?? 0)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    const byte = (bits >> held) & 0xff;
    const next = expectedAfter(byte, expected);
    if (next < 0) return undefined;
    expected = next;
    bytes[length++] = byte;
  }
  return decoder.decode(bytes.subarray(0, length));
}

/** How many bytes of a character are still to come after a byte, or -1 if no readable text has this byte here. */
function expectedAfter(byte: number, expected: number): number {
  if (expected > 0) return byte >> 6 === 0b10 ? expected - 1 : -1;
  return READABLE[byte] === 0 ? -1 : continuationBytes(byte);
}
