import { COST, isReserveSpent, type Meter, MOST_FINDINGS } from "../../shared/budget.ts";
import { COLON, SLASH } from "../../shared/char-codes.ts";
import { ASCII, tableOf } from "../../shared/char-table.ts";
import type { Names } from "../names/names.ts";
import { type Pair, valueAt } from "./value.ts";

/** The name by which a policy turns off the search for values beside sensitive names: `detectors: { pairs: false }`. */
export const PAIRS = "pairs";

const NO_PAIRS: readonly Pair[] = Object.freeze([]);
const LONGEST_NAME_IN_TEXT = 64;
const SHORTEST_NAME = 2;
/**
 * The ASCII characters that a name can contain. Every `=` and `:` in a text needs this check, so it uses a table, which
 * is the fastest way.
 */
const NAME_CHAR: Uint8Array = tableOf(/[\w.$%[\]-]/);
const BETWEEN_NAME_AND_SEPARATOR: Uint8Array = tableOf(/[\s"'`\\]/);
const OPERATOR_CHAR: Uint8Array = tableOf(/[:=!]/);
const LETTER = /\p{L}/u;

/** Finds each value that follows a sensitive name and `separator`: the `made-up` of `password=made-up`. */
export function findPairs(
  text: string,
  separator: "=" | ":",
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
  const nameEnd = endOfNameBefore(text, at);
  const nameStart = startOfName(text, nameEnd);
  if (nameEnd - nameStart < SHORTEST_NAME || !names.mayBeSensitive(text, nameStart, nameEnd)) return undefined;
  meter.work += COST.match;
  const name = text.slice(nameStart, nameEnd);
  const rule = names.rule(name);
  if (rule === undefined) return undefined;
  return valueAt(text, at, { name, nameStart, rule, nameRule: names.rule, isSource, values: names.values, meter });
}

/** Checks whether a colon belongs to a URL scheme or a time: `https://` and `12:30` -> true, `password:1` -> false. */
function isSchemeOrTime(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return next === SLASH ? text.charCodeAt(at + 2) === SLASH : isDigit(next) && isDigit(text.charCodeAt(at - 1));
}

/** Checks whether a colon is part of `::`, as in `auth::token::new` in Rust or C++. */
function isScopeOperator(text: string, at: number): boolean {
  return text.charCodeAt(at + 1) === COLON || text.charCodeAt(at - 1) === COLON;
}

function isDigit(code: number): boolean {
  return code > 47 && code < 58;
}

function endOfNameBefore(text: string, at: number): number {
  let end = at;
  // The separator can be the end of an operator of two or three characters: `:=`, `!=`, `===`.
  while (end > 0 && at - end < 2 && OPERATOR_CHAR[text.charCodeAt(end - 1)] === 1) end -= 1;
  const floor = Math.max(0, end - 8);
  while (end > floor && BETWEEN_NAME_AND_SEPARATOR[text.charCodeAt(end - 1)] === 1) end -= 1;
  return end;
}

function startOfName(text: string, end: number): number {
  const floor = Math.max(0, end - LONGEST_NAME_IN_TEXT);
  let start = end;
  while (start > floor && isNameChar(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

function isNameChar(code: number): boolean {
  return code < ASCII ? NAME_CHAR[code] === 1 : LETTER.test(String.fromCharCode(code));
}
