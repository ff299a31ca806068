import { COST, isReserveSpent, type Meter, MOST_FINDINGS } from "../../shared/budget.ts";
import { COLON, EQUALS, SLASH } from "../../shared/char-codes.ts";
import { tableOf } from "../../shared/char-table.ts";
import type { Names } from "../names/names.ts";
import {
  announcedName,
  type NamePlace,
  nameBetween,
  nameInBracketsBefore,
  phraseEndingAt,
  skipBlanksBefore,
  startOfName,
} from "./name-before.ts";
import { nameBeside } from "./name-beside.ts";
import type { Pair } from "./pair.ts";
import { valueAt } from "./value.ts";

/**
 * The key in the policy's `detectors` option for values of sensitive names. `detectors: { pairs: false }` turns the
 * search for them off.
 */
export const PAIRS = "pairs";

const NO_PAIRS: readonly Pair[] = Object.freeze([]);
/** The characters that can precede `=` in an operator such as `:=`, `!=` or `||=`. */
const BEFORE_EQUALS: Uint8Array = tableOf(/[:=!|&?+]/);
/** The characters before the name of a parameter or before a path segment in a URL. */
const IN_QUERY: Uint8Array = tableOf(/[?&/]/);
const BEFORE_COLON: Uint8Array = tableOf(/[:=!]/);

/** Finds each value that follows a sensitive name and `separator`. Example: `made-up` in `password=made-up`. */
export function findPairs(
  text: string,
  separator: "=" | ":" | "＝" | "：",
  names: Names,
  isSource: boolean,
  meter: Meter,
): readonly Pair[] {
  let pairs: Pair[] | undefined;
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
    meter.work += COST.separator;
    const pair = pairAt(text, at, names, isSource, meter);
    if (isReserveSpent(meter)) break;
    if (pair === undefined) continue;
    pairs ??= [];
    pairs.push(pair);
    if (pairs.length >= MOST_FINDINGS) break;
    at = Math.max(at, pair.end - 1);
  }
  return pairs ?? NO_PAIRS;
}

function pairAt(text: string, at: number, names: Names, isSource: boolean, meter: Meter): Pair | undefined {
  if (text.charCodeAt(at) === COLON && (isSchemeOrTime(text, at) || (isSource && isScopeOperator(text, at))))
    return undefined;
  const end = endOfNameBefore(text, at);
  const start = startOfName(text, end);
  const place =
    nameBetween(text, start, end, names) ?? (isSource ? undefined : otherName(text, start, end, at, names, meter));
  if (place === undefined) return undefined;
  meter.work += COST.match;
  const { name, nameStart, rule } = place;
  return valueAt(text, at, { name, nameStart, rule, nameRule: names.rule, isSource, values: names.values, meter });
}

/**
 * Finds the sensitive name of a value. The name is usually the word directly before the separator, as in `token: x`.
 * This function finds names in other places, as in `api key: x`, `API key provided: x`, `lower(token) = x` and
 * `{ name: 'token', value: x }`. The separator is at index `at`.
 */
function otherName(
  text: string,
  start: number,
  end: number,
  at: number,
  names: Names,
  meter: Meter,
): NamePlace | undefined {
  // In the query of a URL, the name is always directly before the separator.
  const isInQuery = IN_QUERY[text.charCodeAt(start - 1)] === 1;
  const other = isInQuery
    ? undefined
    : (phraseEndingAt(text, start, end, names) ??
      announcedName(text, start, end, names) ??
      nameBeside(text, end, at, names, meter));
  return other ?? (mayFollowBrackets(text, at) ? nameInBracketsBefore(text, start, end, names) : undefined);
}

/**
 * Checks whether the name of a value can be in the brackets before the separator. Example: true for
 * `lower(token) = 'made-up'`, and false for `(token) => token.id`. Also false for a list of columns, as in
 * `Key (id, token)=(7, made-up)`, which `findByColumns` handles.
 */
function mayFollowBrackets(text: string, at: number): boolean {
  const isFunction = text.startsWith(")=>", at - 1) || text.startsWith(") =>", at - 2);
  return text.charCodeAt(at) === EQUALS && !isFunction && !text.startsWith(")=(", at - 1);
}

/**
 * Checks whether a colon belongs to the scheme of a URL or to a time. Example: returns true for `https://` and `12:30`,
 * and false for `password:1`.
 */
function isSchemeOrTime(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return next === SLASH ? text.charCodeAt(at + 2) === SLASH : isDigit(next) && isDigit(text.charCodeAt(at - 1));
}

/** Checks whether a colon is part of the operator `::` in Rust or C++, as in `auth::token::new`. */
function isScopeOperator(text: string, at: number): boolean {
  return text.charCodeAt(at + 1) === COLON || text.charCodeAt(at - 1) === COLON;
}

function isDigit(code: number): boolean {
  return code > 47 && code < 58;
}

function endOfNameBefore(text: string, at: number): number {
  let end = at;
  const operator = text.charCodeAt(at) === EQUALS ? BEFORE_EQUALS : BEFORE_COLON;
  // The separator can be the end of a longer operator, such as `:=`, `!=` or `||=`.
  while (end > 0 && at - end < 2 && operator[text.charCodeAt(end - 1)] === 1) end -= 1;
  return skipBlanksBefore(text, end);
}
