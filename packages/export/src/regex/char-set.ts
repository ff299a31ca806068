import { RefusedError } from "./refused-error.ts";

/** An inclusive range of code points. */
type Range = readonly [from: number, to: number];

export interface CharSet {
  /** Sorted by code point, without overlaps. */
  readonly ranges: readonly Range[];
  /**
   * Whether the set consists of all characters except those in `ranges` and `properties`. Only sets with properties are
   * stored in this way.
   */
  readonly properties: readonly string[];
  /** Whether the set consists of all characters except these. Only sets with properties are stored in this way. */
  readonly isNegated: boolean;
}

const LAST = 0x10_ffff;
const SURROGATES: Range = [0xd800, 0xdfff];
const DIGITS: readonly Range[] = [[0x30, 0x39]];
const WORD_RANGES: readonly Range[] = [...DIGITS, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
/** JavaScript's `\s`: tabs, line breaks, and the spaces of Unicode. */
const SPACE_RANGES: readonly Range[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

export const DIGIT: CharSet = charSet(DIGITS);
/** JavaScript's `\w`, which is `[0-9A-Za-z_]`. */
export const WORD: CharSet = charSet(WORD_RANGES);
export const SPACE: CharSet = charSet(SPACE_RANGES);
export const LINE_BREAK: CharSet = charSet([
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
]);
export const NOTHING: CharSet = charSet([]);

export function charSet(ranges: readonly Range[], properties: readonly string[] = []): CharSet {
  return { ranges: merge(ranges), properties, isNegated: false };
}

export function union(sets: readonly CharSet[]): CharSet {
  const negated = sets.find(({ isNegated }) => isNegated);
  if (negated !== undefined)
    throw new RefusedError("a negated class with Unicode properties inside of a class is not supported");
  return charSet(
    sets.flatMap(({ ranges }) => ranges),
    sets.flatMap(({ properties }) => properties),
  );
}

export function complement({ ranges, properties, isNegated }: CharSet): CharSet {
  if (properties.length > 0) return { ranges, properties, isNegated: !isNegated };
  let next = 0;
  const others: Range[] = [];
  for (const [from, to] of ranges) {
    if (from > next) others.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= LAST) others.push([next, LAST]);
  return charSet(others);
}

/** Returns the characters of `set` that are not in `other`, or `undefined` if either set has properties. */
export function without(set: CharSet, other: CharSet): CharSet | undefined {
  if (set.properties.length > 0 || other.properties.length > 0) return undefined;
  return complement(union([complement(set), other]));
}

/**
 * Checks whether every character of `set` is in `other`. The result is `false` if a set has properties, because they
 * are not compared.
 */
export function isPartOf(set: CharSet, other: CharSet): boolean {
  return without(set, other)?.ranges.length === 0;
}

export function isEmpty({ ranges, properties }: CharSet): boolean {
  return ranges.length === 0 && properties.length === 0;
}

/** Adds `a` for `A` and vice versa for all ASCII letters in a set, as the flag `i` does. */
export function withBothCases(set: CharSet): CharSet {
  const other = set.ranges.flatMap(([from, to]) => [
    ...shifted(from, to, [0x41, 0x5a], 0x20),
    ...shifted(from, to, [0x61, 0x7a], -0x20),
  ]);
  return { ...set, ranges: merge([...set.ranges, ...other]) };
}

/** Writes a set as a character or a class that means the same in Rust and RE2: `[0-9A-Za-z_]`, `[^"]`, `\.` */
export function classOf(set: CharSet): string {
  const { ranges, properties, isNegated } = set;
  if (properties.length > 0) return `[${isNegated ? "^" : ""}${bodyOf(ranges)}${properties.join("")}]`;
  const [first] = ranges;
  if (first === undefined) return `[^${characterOf(0)}-${characterOf(LAST)}]`;
  if (ranges.length === 1 && first[0] === first[1]) return characterOf(first[0]);
  // A set with the last code point is written as a negated class, such as `[^k]`. A list of all other characters would
  // contain the Kelvin sign, whose lower case is `k`. With the flag `i`, the engine would then add `k`.
  if (ranges.at(-1)?.[1] !== LAST) return `[${bodyOf(ranges)}]`;
  const others = complement(set);
  return isEmpty(others) ? "(?s:.)" : `[^${bodyOf(others.ranges)}]`;
}

/** Escapes a character if necessary: `a`, `\.`, `\x{A}`. */
export function characterOf(code: number): string {
  const character = String.fromCodePoint(code);
  if (/[A-Za-z\d_ "'%,/:;<=>@`!]/.test(character)) return character;
  return code > 0x20 && code < 0x7f ? `\\${character}` : `\\x{${code.toString(16).toUpperCase()}}`;
}

function bodyOf(ranges: readonly Range[]): string {
  return ranges
    .flatMap(withoutSurrogates)
    .map(([from, to]) =>
      from === to ? characterOf(from) : `${characterOf(from)}${to === from + 1 ? "" : "-"}${characterOf(to)}`,
    )
    .join("");
}

/** Removes surrogates from a range, because Unicode text contains none and the engines refuse them. */
function withoutSurrogates([from, to]: Range): Range[] {
  const [low, high] = SURROGATES;
  if (to < low || from > high) return [[from, to]];
  return [...(from < low ? [[from, low - 1] as const] : []), ...(to > high ? [[high + 1, to] as const] : [])];
}

function shifted(from: number, to: number, [low, high]: Range, by: number): Range[] {
  const start = Math.max(from, low);
  const end = Math.min(to, high);
  return start <= end ? [[start + by, end + by]] : [];
}

function merge(ranges: readonly Range[]): readonly Range[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
