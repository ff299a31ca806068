import { COST, isReserveSpent, type Meter, MOST_FINDINGS, spendOnSkipped } from "../../shared/budget.ts";
import { tableOf } from "../../shared/char-table.ts";
import type { Names } from "../names/names.ts";
import { endOfQuoted } from "./brackets.ts";
import type { Pair } from "./pair.ts";
import { afterNameLiteral } from "./quoted-calls.ts";
import { afterName } from "./quoted-name-after.ts";
import { afterOperator } from "./quoted-operators.ts";
import type { Quoted } from "./quoted-pair.ts";

const QUOTE: Uint8Array = tableOf(/["'`]/);
/**
 * After one of these characters, a quote is not an opening quote, but a closing quote or an apostrophe, as in `don't`.
 */
const BEFORE_CLOSING: Uint8Array = tableOf(/[A-Za-z\d_\\"'`]/);
/** The characters of a literal's prefix, such as the `N` of `N'made-up'`. */
const PREFIX: Uint8Array = tableOf(/[bEefLNnqrRuUx@$]/);
/** Matches the character set before a literal in MySQL. Example: `_utf8mb4`. */
const CHARACTER_SET = /(?<![A-Za-z\d_\\"'`])_[a-z\d]{3,8}$/;
const LONGEST_PREFIX = 10;
/**
 * For each kind of quote, matches a quote of another kind after a blank. If the text of a literal has such a match, it
 * can be a sentence that quotes a value, as in `"The password is 'made-up'"`.
 */
const OTHER_QUOTES: Readonly<Record<string, RegExp>> = Object.freeze({ '"': /\s['`]/, "'": /\s["`]/, "`": /\s["']/ });
/**
 * Matches the text between a literal with a name and the literal with its value. Example: in `"token", "made-up"`, it
 * matches `, `.
 */
const COMMA = /^\s{0,4}(?:,|\s\()\s{0,4}$/;
const LONGEST_COMMA = 12;
const DOT = 46;

/**
 * Finds string literals with a sensitive name before or after them. It leaves literals directly after `=` or `:` to
 * `findPairs`, unless the name is after them.
 */
export function findQuoted(text: string, names: Names, meter: Meter): readonly Pair[] {
  const pairs: Pair[] = [];
  addQuoted(pairs, text, 0, text.length, names, meter);
  return pairs;
}

/** Finds string literals between `from` and `to` that are values of sensitive names, and adds them to `pairs`. */
function addQuoted(pairs: Pair[], text: string, from: number, to: number, names: Names, meter: Meter): void {
  let previous: Quoted | undefined;
  for (let at = from; at < to; at++) {
    if (QUOTE[text.charCodeAt(at)] !== 1) continue;
    const opening = openingOf(text, at);
    if (opening === undefined) continue;
    const start = at + 1;
    const end = endOfQuoted(text, start, text.charAt(at));
    meter.work += COST.separator;
    spendOnSkipped(meter, end - start);
    if (isReserveSpent(meter) || pairs.length >= MOST_FINDINGS) return;
    if (end >= to) continue;
    at = end;
    if (end === start || isColumn(text, opening, end)) continue;
    const quoted: Quoted = { from: opening, start, end };
    const pair = pairOf(text, quoted, previous, names, meter);
    if (pair !== undefined) pairs.push(pair);
    // A sentence in quotes can contain a literal in other quotes, as in `"The password is 'made-up'"`.
    else if (to === text.length && OTHER_QUOTES[text.charAt(end)]?.test(text.slice(start, end)) === true)
      addQuoted(pairs, text, start, end, names, meter);
    at = Math.max(at, (pair?.end ?? 0) - 1);
    previous = quoted;
  }
}

/**
 * Returns the index where a literal starts, which is the index of its prefix, such as the `N` of `N'made-up'`, if it has
 * one. Returns `undefined` if the quote at index `at` does not open a literal.
 */
function openingOf(text: string, at: number): number | undefined {
  const before = text.charCodeAt(at - 1);
  if (PREFIX[before] === 1 && BEFORE_CLOSING[text.charCodeAt(at - 2)] !== 1) return at - 1;
  if (BEFORE_CLOSING[before] !== 1) return at;
  const prefix = CHARACTER_SET.exec(text.slice(Math.max(0, at - LONGEST_PREFIX), at))?.[0];
  return prefix === undefined ? undefined : at - prefix.length;
}

/** Checks whether a literal is the name of a table or column, as in `"users"."id"`. */
function isColumn(text: string, opening: number, end: number): boolean {
  return (
    text.charCodeAt(opening - 1) === DOT || (text.charCodeAt(end + 1) === DOT && QUOTE[text.charCodeAt(end + 2)] === 1)
  );
}

function pairOf(
  text: string,
  quoted: Quoted,
  previous: Quoted | undefined,
  names: Names,
  meter: Meter,
): Pair | undefined {
  const { from } = quoted;
  const last = text.charAt(from - 1);
  // `findPairs` handles a literal after `name=` or `name:`. A literal after `{` is the first text in its object. In
  // these cases, only a name after the literal is searched for.
  if (last === "=" || last === ":" || last === "{") return afterName(text, quoted, names);
  const isNear = previous !== undefined && from - previous.end < LONGEST_COMMA;
  if (isNear && COMMA.test(text.slice(previous.end + 1, from))) return afterNameLiteral(text, quoted, previous, names);
  return afterOperator(text, quoted, names, meter) ?? afterName(text, quoted, names);
}
