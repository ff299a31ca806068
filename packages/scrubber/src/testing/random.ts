/** A deterministic random generator. The same seed produces the same values on every machine. */
export interface Random {
  /** Returns a whole number from 0 to `limit - 1`. */
  below(limit: number): number;
  /** Returns a whole number from `low` to `high`, including both. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Returns a string of `length` random characters from `alphabet`. */
  text(alphabet: string, length: number): string;
}

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
const ALNUM: string = LOWER + LOWER.toUpperCase() + DIGITS;

type Alphabet =
  | "lower"
  | "upper"
  | "letters"
  | "digits"
  | "hex"
  | "lowerAlnum"
  | "upperAlnum"
  | "alnum"
  | "urlSafe"
  | "base64"
  | "base32";

export const ALPHABETS: Readonly<Record<Alphabet, string>> = Object.freeze({
  lower: LOWER,
  upper: LOWER.toUpperCase(),
  letters: LOWER + LOWER.toUpperCase(),
  digits: DIGITS,
  hex: `${DIGITS}abcdef`,
  lowerAlnum: LOWER + DIGITS,
  upperAlnum: LOWER.toUpperCase() + DIGITS,
  alnum: ALNUM,
  urlSafe: `${ALNUM}-_`,
  base64: `${ALNUM}+/`,
  base32: `${LOWER.toUpperCase()}234567`,
});

/** Returns a random generator (mulberry32, with 32 bits of state) for a seed. */
export function random(seed: string): Random {
  let state = hash(seed);

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (probability) => next() < probability,
    pick<T>(list: readonly T[]): T {
      if (list.length === 0) throw new Error("Cannot pick from an empty list");
      // This cast is safe, because the index is within the list.
      return list[below(list.length)] as T;
    },
    text(alphabet, length) {
      let result = "";
      for (let place = 0; place < length; place++) result += alphabet.charAt(below(alphabet.length));
      return result;
    },
  };
}

/** Returns random hexadecimal digits in the groups of a UUID. The digit for the UUID version is random too. */
export function uuid(random: Random): string {
  return [8, 4, 4, 4, 12].map((length) => random.text(ALPHABETS.hex, length)).join("-");
}

/** Returns the FNV-1a hash of a string's UTF-16 code units. Example: `""` -> `0x811c9dc5`. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) {
    value = Math.imul(value ^ text.charCodeAt(place), 0x01000193);
  }
  return value;
}
