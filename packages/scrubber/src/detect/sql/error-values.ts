import { PARAMETER } from "./parameterize.ts";

/** How the error message of a database quotes a value. */
interface QuotedValue {
  /** Matches the words that introduce a value, such as `Duplicate entry ` in `Duplicate entry 'made-up'`. */
  readonly words: RegExp;
  /**
   * The characters directly before the value, such as `'` in `Duplicate entry 'made-up'`. They must be on the same line
   * as the introducing words.
   */
  readonly opening: string;
  /**
   * Matches the text after the value, such as the closing quote. If it is not found, the value extends to the end of
   * the string.
   */
  readonly end: RegExp;
}

/**
 * Maximum number of characters between the introducing words and the value. Example: `email)=(` in
 * `Key (email)=(made-up)`.
 */
const LONGEST_OPENING = 256;
/**
 * Matches the closing bracket at the end of a line, a quoted string or the message. Example: the last `)` in
 * `contains (7, made-up).`
 */
const BRACKET_AT_END = /\)(?=\.?(?:["'\r\n]|$))/g;
/** Matches the quote after a value. Example: the second quote in `'made-up' for key`. */
const QUOTE = /'(?= for key| for column| to data type|[\r\n]|$)/g;
const QUOTED_VALUES: readonly QuotedValue[] = Object.freeze([
  // PostgreSQL. Example: `Key (email)=(made-up) already exists.`
  {
    words: /\bKey \(/g,
    opening: "=(",
    end: /\)(?= (?:already exists|is not present|is still referenced|conflicts with|is duplicated))/g,
  },
  { words: /\bexisting key \(/g, opening: "=(", end: BRACKET_AT_END },
  // PostgreSQL and SQL Server. Examples: `Failing row contains (7, made-up).` and
  // `The duplicate key value is (made-up).`
  { words: /\brow contains |\bkey value is /g, opening: "(", end: BRACKET_AT_END },
  // MySQL. Examples: `Duplicate entry 'made-up' for key 'users.name'` and
  // `Incorrect integer value: 'made-up' for column 'age'`.
  { words: /\bDuplicate entry /g, opening: "'", end: QUOTE },
  { words: /\b(?:Inc|Truncated inc)orrect /g, opening: " value: '", end: QUOTE },
  // SQL Server. Example: `converting the varchar value 'made-up' to data type int`.
  { words: /\bconverting the /g, opening: " value '", end: QUOTE },
  // PostgreSQL. Example: `invalid input syntax for type integer: "made-up"`.
  { words: /\binvalid input (?:syntax|value) for /g, opening: ': "', end: /"(?=[\s.,;)]|$)/g },
  // MongoDB. Example: `dup key: { email: "made-up" }`.
  { words: /\bdup key: /g, opening: "{", end: /\}(?=[\s"'.,)]|$)/g },
  // Drizzle and TypeORM, after a query. Examples: `params: made-up,7` and `-- PARAMETERS: ["made-up"]`.
  { words: /(?:\nparams|-- PARAMETERS):/g, opening: " ", end: /(?=\r?\n[ \t]{1,16}at )/g },
]);
/** The text after the number in a PostgreSQL message, as in `value "7777777777" is out of range`. */
const OUT_OF_RANGE = '" is out of range';

/**
 * Replaces each value in a database's error message. Example: `Key (id)=(7) already exists` ->
 * `Key (id)=(?) already exists`.
 */
export function parameterizeErrors(text: string): string {
  return QUOTED_VALUES.reduce(withoutValues, withoutNumbers(text));
}

function withoutNumbers(text: string): string {
  const pieces = text.split(OUT_OF_RANGE);
  const last = pieces.pop() ?? "";
  return [...pieces.map((piece) => piece.slice(0, piece.lastIndexOf('"') + 1) + PARAMETER), last].join(OUT_OF_RANGE);
}

function withoutValues(text: string, { words, opening, end }: QuotedValue): string {
  let result = "";
  let from = 0;
  words.lastIndex = 0;
  while (words.test(text)) {
    const wordsEnd = words.lastIndex;
    const before = text.slice(wordsEnd, wordsEnd + LONGEST_OPENING).split("\n", 1)[0] ?? "";
    const start = wordsEnd + before.indexOf(opening) + opening.length;
    if (!before.includes(opening) || start >= text.length) continue;
    end.lastIndex = start;
    result += text.slice(from, start) + PARAMETER;
    from = end.exec(text)?.index ?? text.length;
    words.lastIndex = from;
  }
  return result + text.slice(from);
}
