import { ASCII, tableOf } from "./ascii.ts";

/** What one look at a text's characters tells: enough to know which detectors are worth running. */
export interface Features {
  /** Bits of {@link HAS}. */
  readonly has: number;
  readonly digits: number;
  readonly dots: number;
  readonly colons: number;
  /** The longest run of characters that keys and tokens are made of. */
  readonly run: number;
}

/** Characters without which whole families of secrets cannot be there. */
export const HAS: Readonly<Record<"at" | "equals" | "slash" | "dash" | "upper" | "b" | "space" | "colon", number>> =
  Object.freeze({ at: 1, equals: 2, slash: 4, dash: 8, upper: 16, b: 32, space: 64, colon: 128 });

const FLAGS = 0xff;
const FIELD_BITS = 6;
const DIGIT = 1 << 8;
const DOT = DIGIT << FIELD_BITS;
const COLON = DOT << FIELD_BITS;
const FIELD = (1 << FIELD_BITS) - 1;
/** After so many characters a field could overflow, so the counts are taken out. */
const CHUNK = FIELD;
/** Shorter runs are not measured: a run of this length covers one of the places that are looked at. */
const SHORTEST_RUN = 16;

/**
 * One number for each ASCII character: flags in the low bits, above them three counters to add up. Other characters are
 * taken for the ASCII one of the same low bits, which at worst runs a detector in vain.
 */
const LOW_BITS = ASCII - 1;
const WEIGHTS: Int32Array = new Int32Array(ASCII).map((_, code) => weigh(String.fromCharCode(code)));
const IN_RUN: Uint8Array = tableOf(/[\w-]/);

function weigh(char: string): number {
  const flags =
    (char === "@" ? HAS.at : 0) |
    (char === "=" ? HAS.equals : 0) |
    (/[/\\]/.test(char) ? HAS.slash : 0) |
    (char === "-" ? HAS.dash : 0) |
    (/[A-Z]/.test(char) ? HAS.upper : 0) |
    (/b/i.test(char) ? HAS.b : 0) |
    (/\s/.test(char) ? HAS.space : 0) |
    (char === ":" ? HAS.colon : 0);
  return flags + (/\d/.test(char) ? DIGIT : 0) + (char === "." ? DOT : 0) + (char === ":" ? COLON : 0);
}

const features = { has: 0, digits: 0, dots: 0, colons: 0, run: 0 };

/** Looks at every character once. The result is reused by the next call: it must not be kept. */
export function scan(text: string): Features {
  const length = text.length;
  let has = 0;
  let digits = 0;
  let dots = 0;
  let colons = 0;
  for (let from = 0; from < length; from += CHUNK) {
    const to = Math.min(from + CHUNK, length);
    let counts = 0;
    for (let place = from; place < to; place++) {
      const weight = WEIGHTS[text.charCodeAt(place) & LOW_BITS] ?? 0;
      has |= weight;
      counts += weight >>> 8;
    }
    digits += counts & FIELD;
    dots += (counts >>> FIELD_BITS) & FIELD;
    colons += counts >>> (2 * FIELD_BITS);
  }
  features.has = has & FLAGS;
  features.digits = digits;
  features.dots = dots;
  features.colons = colons;
  features.run = length < SHORTEST_RUN ? 0 : longestRun(text);
  return features;
}

function longestRun(text: string): number {
  const length = text.length;
  let longest = 0;
  for (let probe = SHORTEST_RUN - 1; probe < length; probe += SHORTEST_RUN) {
    if (!isInRun(text, probe)) continue;
    let start = probe;
    while (start > 0 && isInRun(text, start - 1)) start -= 1;
    let end = probe + 1;
    while (end < length && isInRun(text, end)) end += 1;
    if (end - start > longest) longest = end - start;
    // The next probe lies behind this run.
    while (probe + SHORTEST_RUN < end) probe += SHORTEST_RUN;
  }
  return longest;
}

function isInRun(text: string, place: number): boolean {
  return IN_RUN[text.charCodeAt(place) & LOW_BITS] === 1;
}
