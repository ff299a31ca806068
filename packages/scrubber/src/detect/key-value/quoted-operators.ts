import type { Meter } from "../../shared/budget.ts";
import { tableOf } from "../../shared/char-table.ts";
import type { Names } from "../names/names.ts";
import { endOfBrackets } from "./brackets.ts";
import {
  announcedName,
  nameBefore,
  nameInBracketsBefore,
  nameInSentence,
  skipBlanksBefore,
  startOfName,
} from "./name-before.ts";
import type { Pair } from "./pair.ts";
import { argumentOfCall } from "./quoted-calls.ts";
import { LONGEST_CONTEXT, pairFor, type Quoted } from "./quoted-pair.ts";
import { looksMixed } from "./value-forms.ts";

/**
 * Matches an SQL operator in words, or the words that introduce a value. Examples: ` IN (`, ` not like `,
 * ` IS DISTINCT FROM ` and ` is set to `.
 */
const WORD_OPERATOR =
  /(?<before>[\s)])(?:is (?:not )?distinct from|(?:not )?in(?<opening>\s?\()|(?:not )?(?:i?like|rlike|regexp|similar to|between)|(?:[=<>!]{1,2} )?(?:any|all|some)|(?:but )?is|was|are|(?:(?:got|has|with) )?(?:an? )?(?:invalid |rejected )?value|received|(?<loose>to)|equals?)(?<after>[\s(]{0,4}(?:array\[|binary )?)$/i;
/** Matches an operator of special characters, except `=` and `:`. Examples: ` <> `, ` -> ` and ` || `. */
const SIGN_OPERATOR =
  /(?:<=>|<>|!~|~\*|@>|[<>~]=?|(?<loose>->>?|<-|\|\||\?\?|[-–—|]))(?<after>[\s(]{0,4}(?:array\[|binary )?)$/i;
/** Matches the text before the second value of `BETWEEN` in SQL. Example: ` between 'a' and `. */
const BETWEEN_AND = /(?<before>[\s)])between \S{1,40} and $/i;
/**
 * Matches an SQL collation and the `=` after it. Example: ` collate nocase = ` in `token collate nocase = 'made-up'`.
 */
const COLLATE = /(?<before>[\s)])collate \w{1,30} = $/i;
/**
 * Matches the part of an SQL statement before the new password. Examples: `IDENTIFIED BY `,
 * `identified with caching_sha2_password by ` and `SET PASSWORD FOR 'ada'@'db' = `.
 */
const SETS_PASSWORD =
  /\b(?:identified (?:with \S{1,40} )?(?:by|as) (?:password )?|set password (?:for \S{1,40} )?= ?(?:password\()?)$/i;
/**
 * Matches the words before a quoted value in a sentence. Examples: ` but is ` in `, but is "made-up"`, and ` be ` in
 * ` should not be "made-up"`.
 */
const QUOTING = /[\s,](?:but (?:is|was)|got|received|argument|be) $/i;
const LONGEST_QUOTING = 12;
/** The characters that can stand between a name or an operator and a literal. */
const BEFORE_LITERAL: Uint8Array = tableOf(/[\s([]/);
/**
 * Maps the last word of each operator to a word that must precede it, or to an empty string if no such word is needed.
 * For example, `by` is only an operator after `identified`, because it also occurs in ordinary text.
 */
const OPERATOR_WORDS: ReadonlyMap<string, string> = new Map([
  ..."-,in,like,between,ilike,rlike,regexp,to,any,all,some,is,was,are,be,value,received,argument,got,equal,equals,array,binary"
    .split(",")
    .map((word) => [word, ""] as const),
  ["from", "distinct"],
  ["and", "between"],
  ["by", "identified"],
  ["as", "identified"],
  ["password", "identified"],
]);

/**
 * Returns a pair for a literal with a sensitive name before it, with or without an operator in between. Examples:
 * `password LIKE 'made-up'` and `password 'made-up'`.
 */
export function afterOperator(text: string, quoted: Quoted, names: Names, meter: Meter): Pair | undefined {
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
  if (isOperator) return afterSqlOperator(text, quoted, names, meter) ?? quotedInSentence(text, quoted, names, meter);
  if (text.charAt(from - 1) === "(")
    return wordEnd >= from - 2 ? argumentOfCall(text, quoted, wordStart, wordEnd, names) : undefined;
  const place = nameBefore(text, wordEnd, names);
  const isPlain = place?.rule !== "@password" && !looksMixed(text.slice(start, end));
  return place === undefined || isPlain ? undefined : pairFor(text, place, start, end, names);
}

function afterSqlOperator(text: string, { from, start, end }: Quoted, names: Names, meter: Meter): Pair | undefined {
  const contextStart = Math.max(0, from - LONGEST_CONTEXT);
  const before = text.slice(contextStart, from);
  meter.work += LONGEST_CONTEXT;
  if (SETS_PASSWORD.test(before)) return { start, end, rule: "@password" };
  const operator =
    BETWEEN_AND.exec(before) ?? COLLATE.exec(before) ?? WORD_OPERATOR.exec(before) ?? SIGN_OPERATOR.exec(before);
  if (operator === null) return undefined;
  const { before: blank = "", opening = "", after = "", loose } = operator.groups ?? {};
  const nameEnd = skipBlanksBefore(text, contextStart + operator.index + blank.length);
  const nameStart = startOfName(text, nameEnd);
  const place =
    nameBefore(text, nameEnd, names) ??
    announcedName(text, nameStart, nameEnd, names) ??
    nameInBracketsBefore(text, nameStart, nameEnd, names);
  if (place === undefined || (loose !== undefined && !looksMixed(text.slice(start, end)))) return undefined;
  const isGroup = /[([]/.test(opening + after);
  const groupEnd = isGroup ? endOfBrackets(text, end + 1) : end;
  meter.work += groupEnd - end;
  // In a list such as `IN ('a', 'b')`, the name applies to all values, so the whole list becomes one pair.
  const isList = isGroup && text.slice(end, groupEnd).includes(",");
  return pairFor(text, place, isList ? from : start, isList ? groupEnd : end, names, isList);
}

/**
 * Returns a pair for a literal that a sentence quotes after a sensitive name. Example: `made-up-7` in
 * `API_KEY must have 20 characters, but is "made-up-7"`.
 */
function quotedInSentence(text: string, { from, start, end }: Quoted, names: Names, meter: Meter): Pair | undefined {
  if (!QUOTING.test(text.slice(Math.max(0, from - LONGEST_QUOTING), from))) return undefined;
  if (!looksMixed(text.slice(start, end))) return undefined;
  meter.work += LONGEST_CONTEXT;
  const place = nameInSentence(text, from, names);
  return place && pairFor(text, place, start, end, names);
}
