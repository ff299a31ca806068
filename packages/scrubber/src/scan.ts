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

const BREAKS_RUN = 256;
const FLAGS = 0x1ff;
const FIELD_BITS = 6;
const DIGIT = 1 << 9;
const DOT = DIGIT << FIELD_BITS;
const COLON = DOT << FIELD_BITS;
const FIELD = (1 << FIELD_BITS) - 1;
/** After so many characters a field could overflow, so the counts are taken out. */
const CHUNK = FIELD;

/** One number for each ASCII character: flags in the low bits, above them three counters to add up. */
const TABLE = new Int32Array(128).map((_, code) => weigh(String.fromCharCode(code)));
const OTHER = BREAKS_RUN;

function weigh(char: string): number {
  let value = /[\w-]/.test(char) ? 0 : BREAKS_RUN;
  if (/\d/.test(char)) value += DIGIT;
  if (/[A-Z]/.test(char)) value |= HAS.upper;
  if (/b/i.test(char)) value |= HAS.b;
  if (/\s/.test(char)) value |= HAS.space;
  switch (char) {
    case "@":
      return value | HAS.at;
    case "=":
      return value | HAS.equals;
    case "/":
    case "\\":
      return value | HAS.slash;
    case "-":
      return value | HAS.dash;
    case ".":
      return value + DOT;
    case ":":
      return (value | HAS.colon) + COLON;
    default:
      return value;
  }
}

const features = { has: 0, digits: 0, dots: 0, colons: 0, run: 0 };

/** Looks at every character once. The result is reused by the next call: it must not be kept. */
export function scan(text: string): Features {
  const length = text.length;
  let has = 0;
  let digits = 0;
  let dots = 0;
  let colons = 0;
  let run = 0;
  let last = -1;
  let from = 0;
  while (from < length) {
    const to = Math.min(from + CHUNK, length);
    let counts = 0;
    for (let place = from; place < to; place++) {
      const code = text.charCodeAt(place);
      const value = code < 128 ? (TABLE[code] ?? OTHER) : OTHER;
      has |= value;
      counts += value >>> 9;
      if ((value & BREAKS_RUN) !== 0) {
        if (place - last > run) run = place - last;
        last = place;
      }
    }
    digits += counts & FIELD;
    dots += (counts >>> FIELD_BITS) & FIELD;
    colons += counts >>> (2 * FIELD_BITS);
    from = to;
  }
  features.has = has & FLAGS & ~BREAKS_RUN;
  features.digits = digits;
  features.dots = dots;
  features.colons = colons;
  features.run = Math.max(run, length - last) - 1;
  return features;
}
