import { COST, isReserveSpent, type Meter, MOST_FINDINGS, spendOnSkipped } from "../../shared/budget.ts";
import { tableOf } from "../../shared/char-table.ts";
import { isHarmlessValue } from "../names/harmless-values.ts";
import type { Names } from "../names/names.ts";
import { endOfBrackets, endOfQuoted } from "./brackets.ts";
import { lastLiteral } from "./calls.ts";
import {
  announcedName,
  type NamePlace,
  nameBefore,
  nameBetween,
  nameInBracketsBefore,
  skipBlanksBefore,
  startOfName,
} from "./name-before.ts";
import type { Pair } from "./value.ts";
import { isDescription, looksMixed } from "./value-forms.ts";

/** A string literal in ordinary quotes. `start` and `end` enclose the content between the quotes. */
interface Quoted {
  /** Position of the opening quote, or of the prefix before it, as in `N'made-up'`. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
}

const QUOTE: Uint8Array = tableOf(/["'`]/);
/** Characters before a quote that opens no literal, because it closes one or belongs to a word, as in `don't`. */
const BEFORE_CLOSING: Uint8Array = tableOf(/[A-Za-z\d_\\"'`]/);
/** Characters that can be a literal's prefix: the `N` of `N'made-up'`. */
const PREFIX: Uint8Array = tableOf(/[bEefLNnqrRuUx@$]/);
/** Matches a literal's prefix in MySQL: `_utf8mb4` */
const CHARACTER_SET = /(?<![A-Za-z\d_\\"'`])_[a-z\d]{3,8}$/;
const LONGEST_PREFIX = 10;
/** For each quote: matches a blank and a different quote, as in the sentence `"The password is 'made-up'"`. */
const OTHER_QUOTES: Readonly<Record<string, RegExp>> = Object.freeze({ '"': /\s['`]/, "'": /\s["`]/, "`": /\s["']/ });
/** Maximum number of characters before and after a literal that are compared with the patterns below. */
const LONGEST_CONTEXT = 64;
const SHORTEST_VALUE = 2;
/** Matches what separates a literal that is a name from its value: the `, ` of `"token", "made-up"` */
const COMMA = /^\s{0,4}(?:,|\s\()\s{0,4}$/;
const LONGEST_COMMA = 12;
const DOT = 46;
/**
 * Matches what can stand between a name and a literal, other than `=` and `:`: an operator of SQL, or a word that
 * announces a value. Examples: ` IN (`, ` not like `, ` IS DISTINCT FROM `, ` <> `, ` -> `, ` is set to `
 */
const OPERATOR =
  /(?:<=>|(?<=[\s)])(?:not |is (?:not )?distinct )?(?:in(?=\s?\()|i?like|rlike|regexp|similar to|between(?: \S{1,40} and)?|(?:[=<>!]{1,2} )?(?:any|all|some)|(?<=distinct )from|(?:but )?is|was|are|(?:(?:got|has|with) )?(?:an? )?(?:invalid |rejected )?value|received|(?<loose>to)|equals?|collate \w{1,30} =)|<>|!~|~\*|@>|[<>~]=?|(?<loose2>->>?|\|\||\?\?|[-–—|]))(?<after>[\s(]{0,4}(?:array\[|binary )?)$/i;
/** Matches an SQL statement that sets a password: `IDENTIFIED BY `, `identified with caching_sha2_password by ` */
const IDENTIFIED_BY = /\bidentified (?:with \S{1,40} )?(?:by|as) (?:password )?$/i;
/** The characters that can separate a name or an operator from a literal. */
const BEFORE_LITERAL: Uint8Array = tableOf(/[\s([]/);
/** The characters that can follow a literal if its name comes after it. */
const AFTER_LITERAL: Uint8Array = tableOf(/[\s):=!.]/);
/**
 * The last word of each operator. A word that is also frequent elsewhere is only an operator if another word precedes
 * it: `by` after `identified`
 */
const OPERATOR_WORDS: ReadonlyMap<string, string> = new Map([
  ..."-,in,like,between,ilike,rlike,regexp,to,any,all,some,is,was,are,value,received,equal,equals,array,binary"
    .split(",")
    .map((word) => [word, ""] as const),
  ["from", "distinct"],
  ["and", "between"],
  ["by", "identified"],
  ["as", "identified"],
  ["password", "identified"],
]);
const NAME = /["'`[]?-{0,2}(?<name>[\w$.]{2,64}(?: [\w$]{2,24})?)/.source;
const FOR_NAME =
  /\s(?:\([\w ]{1,24}\) )?(?:for|in|at)\s(?:the\s)?(?:(?:key|flag|path|column|field|parameter|param|argument|option|variable|property|header|attribute|setting)\s)?|\sis (?:not )?an? (?:in)?valid /
    .source;
/**
 * Matches what can follow a literal, and the literal's name: `" == token`, `' for key 'token'`,
 * `' is not a valid token`
 */
const NAME_AFTER = new RegExp(`(?:${FOR_NAME}|\\)?\\s?(?:[!=]={1,2}\\s?|\\.equals(?:IgnoreCase)?\\())${NAME}`, "iy");
/** Matches what `NAME_AFTER` does, and what can follow a literal in SQL: `'::text AS token`, `' = token` */
const NAME_AFTER_SINGLE = new RegExp(
  `(?:${FOR_NAME}|\\)?(?:::\\w{1,30})?(?:\\sas\\s{1,2}|\\s?(?:[!=]={1,2}\\s?|=\\s{1,2})|\\.equals(?:IgnoreCase)?\\())${NAME}`,
  "iy",
);
/**
 * Matches the name of a function that reads or checks a value, so that its argument is not the value:
 * `getPassword` -> true; `setPassword` -> false
 */
const READS =
  /(?:^|[._])(?:get|fetch|read|load|find|lookup|has|is|check|validate|verify|test|expect|remove|delete|require|use|ask|prompt|render|show|log|print|on|off|emit|match|label|translate|t)(?![a-z])/;
/** Rules of the names of calls whose last argument is a password: `basicAuth("ada", "made-up")` */
const LOGIN_RULES: ReadonlySet<string> = new Set(["@auth", "@secret", "@password"]);
/** Matches the name of a method that changes its object or compares it: `assign`, `equals` -> true; `get` -> false */
const CHANGES_OBJECT = /^(?:assign|set|reset|append|push|update|equals?\w{0,12}|compare\w{0,8})$/;
/**
 * Matches the name of a function that takes a name and its value: `setRequestHeader`, `put`, `define` -> true;
 * `log` -> false
 */
const SETS = /set|header|put|add|append|define|store|write|with|entry|pair|param|property|field/i;

/** Finds literals whose name comes before or after them, if something other than `=` or `:` joins the two. */
export function findQuoted(text: string, names: Names, meter: Meter): readonly Pair[] {
  const pairs: Pair[] = [];
  addQuoted(pairs, text, 0, text.length, names, meter);
  return pairs;
}

/** Adds the values between two positions to `pairs`. */
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
    // A sentence in quotes can contain other quotes: `"The password is 'made-up'"`
    else if (to === text.length && OTHER_QUOTES[text.charAt(end)]?.test(text.slice(start, end)) === true)
      addQuoted(pairs, text, start, end, names, meter);
    at = Math.max(at, (pair?.end ?? 0) - 1);
    previous = quoted;
  }
}

/**
 * Returns where the literal with the opening quote at `at` begins, including its prefix. Returns `undefined` if the
 * quote opens no literal.
 */
function openingOf(text: string, at: number): number | undefined {
  const before = text.charCodeAt(at - 1);
  if (PREFIX[before] === 1 && BEFORE_CLOSING[text.charCodeAt(at - 2)] !== 1) return at - 1;
  if (BEFORE_CLOSING[before] !== 1) return at;
  const prefix = CHARACTER_SET.exec(text.slice(Math.max(0, at - LONGEST_PREFIX), at))?.[0];
  return prefix === undefined ? undefined : at - prefix.length;
}

/** Checks whether a literal is the name of a table or a column, as in `"users"."id"`. */
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
  // If a name precedes one of these characters, `findPairs` finds the value. Here, only a name after it counts.
  if (last === "=" || last === ":" || last === "{") return afterName(text, quoted, names);
  const isNear = previous !== undefined && from - previous.end < LONGEST_COMMA;
  if (isNear && COMMA.test(text.slice(previous.end + 1, from))) return afterNameLiteral(text, quoted, previous, names);
  return afterOperator(text, quoted, names, meter) ?? afterName(text, quoted, names);
}

/** Returns the value after an operator or directly after its name: `password LIKE 'made-up'`, `password 'made-up'` */
function afterOperator(text: string, quoted: Quoted, names: Names, meter: Meter): Pair | undefined {
  const { from, start, end } = quoted;
  let wordEnd = from;
  while (wordEnd > 0 && from - wordEnd < 8 && BEFORE_LITERAL[text.charCodeAt(wordEnd - 1)] === 1) wordEnd -= 1;
  if (wordEnd === from && text.charAt(from - 1) !== ">") return undefined;
  const wordStart = startOfName(text, wordEnd);
  const needed = wordStart === wordEnd ? "" : OPERATOR_WORDS.get(text.slice(wordStart, wordEnd).toLowerCase());
  const isOperator =
    needed !== undefined &&
    (needed === "" ||
      text
        .slice(Math.max(0, wordStart - LONGEST_CONTEXT), wordStart)
        .toLowerCase()
        .includes(needed));
  if (isOperator) return afterSqlOperator(text, quoted, names, meter);
  if (text.charAt(from - 1) === "(")
    return wordEnd >= from - 2 ? argumentOfCall(text, quoted, wordStart, wordEnd, names) : undefined;
  const place = nameBefore(text, wordEnd, names);
  const isPlain = place?.rule !== "@password" && !looksMixed(text.slice(start, end));
  return place === undefined || isPlain ? undefined : pairFor(text, place, start, end, names, false);
}

/**
 * Returns the value in a call with a sensitive name. If there are several literals, it is the last one, as in
 * `basicAuth("ada", "made-up")`. An object's name counts only if the method changes or compares the object, as in
 * `secret.assign("made-up")`.
 */
function argumentOfCall(
  text: string,
  { start, end }: Quoted,
  nameStart: number,
  nameEnd: number,
  names: Names,
): Pair | undefined {
  const callee = text.slice(nameStart, nameEnd);
  const method = callee.slice(callee.lastIndexOf(".") + 1);
  const from = CHANGES_OBJECT.test(method) ? nameStart : nameEnd - method.length;
  const place = nameBetween(text, from, nameEnd, names);
  if (place === undefined || READS.test(place.name)) return undefined;
  const last = lastLiteral(text, { start, end, after: end + 1 });
  const value = text.slice(last.start, last.end);
  const isLogin = last.start > start && LOGIN_RULES.has(place.rule);
  const isSetter = SETS.test(method) || place.rule === "@password" || isLogin;
  return isSetter || looksMixed(value) ? pairFor(text, place, last.start, last.end, names, false) : undefined;
}

function afterSqlOperator(text: string, { from, start, end }: Quoted, names: Names, meter: Meter): Pair | undefined {
  const contextStart = Math.max(0, from - LONGEST_CONTEXT);
  const before = text.slice(contextStart, from);
  meter.work += LONGEST_CONTEXT;
  if (IDENTIFIED_BY.test(before)) return { start, end, rule: "@password" };
  const operator = OPERATOR.exec(before);
  if (operator === null) return undefined;
  const nameEnd = skipBlanksBefore(text, contextStart + operator.index);
  const nameStart = startOfName(text, nameEnd);
  const place =
    nameBefore(text, nameEnd, names) ??
    announcedName(text, nameStart, nameEnd, names) ??
    nameInBracketsBefore(text, nameStart, nameEnd, names);
  const isLoose = (operator.groups?.["loose"] ?? operator.groups?.["loose2"]) !== undefined;
  if (place === undefined || (isLoose && !looksMixed(text.slice(start, end)))) return undefined;
  const isGroup = /[([]/.test(operator.groups?.["after"] ?? "");
  const groupEnd = isGroup ? endOfBrackets(text, end + 1) : end;
  meter.work += groupEnd - end;
  // All values in a list belong to the name: `IN ('a', 'b')`
  const isList = isGroup && text.slice(end, groupEnd).includes(",");
  return pairFor(text, place, isList ? from : start, isList ? groupEnd : end, names, isList);
}

/** Returns the value after a literal that is its name: `header("X-Api-Key", "made-up")`, `["--password", "made-up"]` */
function afterNameLiteral(text: string, { start, end }: Quoted, name: Quoted, names: Names): Pair | undefined {
  const key = text.slice(name.start, name.end);
  const rule = key.length <= LONGEST_CONTEXT && !/\s/.test(key) ? names.rule(key) : undefined;
  if (rule === undefined) return undefined;
  const value = text.slice(start, end);
  if (names.rule(value) !== undefined || /^--?\w/.test(value)) return undefined;
  const calleeEnd = text.charAt(name.from - 1) === "(" ? name.from - 1 : name.from;
  const isSetter = calleeEnd < name.from && SETS.test(text.slice(startOfName(text, calleeEnd), calleeEnd));
  if (!isSetter && !looksMixed(value)) return undefined;
  return pairFor(text, { name: key, rule }, start, end, names, false);
}

/** Returns the value before its name: `'made-up' AS password`, `"made-up" == password`, `'made-up' for key 'token'` */
function afterName(text: string, { start, end }: Quoted, names: Names): Pair | undefined {
  if (AFTER_LITERAL[text.charCodeAt(end + 1)] !== 1) return undefined;
  // In SQL, `"a"` is a column, so only single quotes enclose a value.
  const nameAfter = text.charAt(end) === "'" ? NAME_AFTER_SINGLE : NAME_AFTER;
  nameAfter.lastIndex = end + 1;
  const name = nameAfter.exec(text)?.groups?.["name"];
  if (name === undefined) return undefined;
  const [first = ""] = name.split(" ", 1);
  const rule = names.phraseRule(name) ?? names.rule(first);
  if (rule === undefined || names.rule(text.slice(start, end)) !== undefined) return undefined;
  return pairFor(text, { name, rule }, start, end, names, false);
}

function pairFor(
  text: string,
  { name, rule }: Pick<NamePlace, "name" | "rule">,
  start: number,
  end: number,
  names: Names,
  isList: boolean,
): Pair | undefined {
  const value = text.slice(start, end);
  if (value.length < SHORTEST_VALUE || /^[%_]*$/.test(value)) return undefined;
  if (!isList && (isDescription(value) || isHarmlessValue(name, value, rule, names.rule))) return undefined;
  return { start, end, rule };
}
