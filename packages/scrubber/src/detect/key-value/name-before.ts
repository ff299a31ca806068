import { COLON, DASH, RIGHT_BRACKET, RIGHT_PARENTHESIS, SPACE } from "../../shared/char-codes.ts";
import { ASCII, tableOf } from "../../shared/char-table.ts";
import type { Names } from "../names/names.ts";

/** A sensitive name in a text, its start, and the rule that redacts its value. */
export interface NamePlace {
  readonly name: string;
  readonly nameStart: number;
  readonly rule: string;
}

const LONGEST_NAME = 64;
const SHORTEST_NAME = 2;
/** Maximum number of words in a name with spaces, such as `social security number`. */
const MOST_WORDS = 4;
/**
 * How many characters before a separator are searched for a name in brackets, or for a clause such as `for user 'ada'`.
 */
const LONGEST_CLAUSE = 64;
/** How many characters of a sentence are searched for a sensitive name. */
const LONGEST_SENTENCE = 96;
const UPPER_D = 68;
/**
 * The ASCII characters of a name. A lookup table is faster than a RegExp, which matters because the search runs for
 * every `=` and `:`.
 */
const NAME_CHAR: Uint8Array = tableOf(/[\w.$%[\]-]/);
const BLANK_OR_QUOTE: Uint8Array = tableOf(/[\s"'`\\]/);
const LETTER = /\p{L}/u;
/**
 * Matches a word that can stand between a name and its value. Example: it matches `provided`, as in
 * `API key provided: made-up`.
 */
const ANNOUNCING_WORD =
  /^(?:is|was|are|be|provided|given|received|entered|used|supplied|specified|found|value|set|to|got|now|equals?|returned|sent|(?:in)?valid|not|too|weak|short|long|wrong|bad|incorrect|rejected)$/;
/**
 * Matches a clause that can stand between a name and its value. Example: it matches ` for user 'ada' is`, as in
 * `password for user 'ada' is 'made-up'`.
 */
const CLAUSE =
  / (?:for|of) (?:the )?(?:(?:user|account|role|login|database|host) )?["'`]?[\w.@\\-]{1,40}["'`]?(?: (?:is|was))?$/;

/** Returns the end of the name before index `at`, without the blanks and quotes after it. */
export function skipBlanksBefore(text: string, at: number): number {
  const floor = Math.max(0, at - 8);
  let end = at;
  while (end > floor && BLANK_OR_QUOTE[text.charCodeAt(end - 1)] === 1) end -= 1;
  return end;
}

/** Returns the sensitive name that ends at `end`. Example: `api key` in `my api key: made-up`. */
export function nameBefore(text: string, end: number, names: Names): NamePlace | undefined {
  const start = startOfName(text, end);
  return nameBetween(text, start, end, names) ?? phraseEndingAt(text, start, end, names);
}

/** Returns the name between two positions if it is sensitive, and otherwise `undefined`. */
export function nameBetween(text: string, from: number, end: number, names: Names): NamePlace | undefined {
  // The name does not include `-D`, as in the Java option `-Dapi.key=made-up`.
  const start = text.charCodeAt(from) === DASH && text.charCodeAt(from + 1) === UPPER_D ? from + 2 : from;
  if (end - start >= SHORTEST_NAME && names.mayBeSensitive(text, start, end)) {
    const name = text.slice(start, end);
    const rule = names.rule(name);
    if (rule !== undefined) return { name, nameStart: start, rule };
  }
  return undefined;
}

/**
 * Returns the sensitive name of several words whose last word is between `start` and `end`. Example: `my api key` ->
 * `api key`.
 */
export function phraseEndingAt(text: string, start: number, end: number, names: Names): NamePlace | undefined {
  if (text.charCodeAt(start - 1) !== SPACE || end === start) return undefined;
  return names.endsPhrase(text.slice(start, end)) ? phraseBefore(text, start, end, names) : undefined;
}

/**
 * Returns the sensitive name before a word such as `provided` or a clause such as `for user 'ada'`. Examples: `API key`
 * in `API key provided: made-up`, and `password` in `password for user 'ada' is 'made-up'`. The last word before the
 * separator is between `start` and `end`.
 */
export function announcedName(text: string, start: number, end: number, names: Names): NamePlace | undefined {
  if (end === start || BLANK_OR_QUOTE[text.charCodeAt(start - 1)] !== 1) return undefined;
  if (ANNOUNCING_WORD.test(text.slice(start, end))) {
    const before = skipBlanksBefore(text, start);
    return nameBefore(text, before, names) ?? announcedName(text, startOfName(text, before), before, names);
  }
  const from = Math.max(0, end - LONGEST_CLAUSE);
  const clause = CLAUSE.exec(text.slice(from, end))?.index;
  return clause === undefined ? undefined : nameBefore(text, from + clause, names);
}

function phraseBefore(text: string, lastStart: number, end: number, names: Names): NamePlace | undefined {
  let start = lastStart;
  for (let words = 1; words < MOST_WORDS && text.charCodeAt(start - 1) === SPACE; words++) {
    const before = startOfName(text, start - 1);
    if (before === start - 1) return undefined;
    start = before;
    const name = text.slice(start, end);
    const rule = names.phraseRule(name);
    if (rule !== undefined) return { name, nameStart: start, rule };
  }
  return undefined;
}

/**
 * Returns the sensitive name in the brackets that end at `end`, or before the SQL type that begins at `start`. Example:
 * `lower(api_key)` and `api_key::text` -> `api_key`.
 */
export function nameInBracketsBefore(text: string, start: number, end: number, names: Names): NamePlace | undefined {
  if (text.charCodeAt(start - 1) === COLON && text.charCodeAt(start - 2) === COLON)
    return nameBeforeCast(text, skipBlanksBefore(text, start - 2), names);
  const last = text.charCodeAt(end - 1);
  if (last !== RIGHT_PARENTHESIS && last !== RIGHT_BRACKET) return undefined;
  const from = Math.max(0, end - LONGEST_CLAUSE);
  const before = text.slice(from, end);
  const opening = before.search(/[([][^([]{0,48}$/);
  for (const { 0: name, index } of before.slice(opening).matchAll(/[\w$-]{2,64}/g)) {
    const rule = names.rule(name);
    if (rule !== undefined) return { name, nameStart: from + opening + index, rule };
  }
  return undefined;
}

/**
 * Returns the last sensitive name before `end` in the same sentence. Example: `API_KEY` in
 * `API_KEY must have 20 characters, but is "made-up"`.
 */
export function nameInSentence(text: string, end: number, names: Names): NamePlace | undefined {
  const from = Math.max(0, end - LONGEST_SENTENCE);
  let last: NamePlace | undefined;
  for (const { 0: name, index } of text.slice(from, end).matchAll(/[.;\r\n]|[\w$-]{2,64}/g)) {
    const rule = names.rule(name);
    if (rule !== undefined) last = { name, nameStart: from + index, rule };
    else if (name.length === 1) last = undefined;
  }
  return last;
}

function nameBeforeCast(text: string, end: number, names: Names): NamePlace | undefined {
  return (
    nameBefore(text, end, names) ??
    (text.charAt(end - 1) === ")" ? nameInBracketsBefore(text, end, end, names) : undefined)
  );
}

export function startOfName(text: string, end: number): number {
  const floor = Math.max(0, end - LONGEST_NAME);
  let start = end;
  while (start > floor && isNameChar(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

function isNameChar(code: number): boolean {
  return code < ASCII ? NAME_CHAR[code] === 1 : LETTER.test(String.fromCharCode(code));
}
