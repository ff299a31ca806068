import { COST } from "./budget.ts";

/** The beginning of JSON: `{"a":1}` -> true, `[Object]` -> false. Saves the parse error, which costs the most. */
const BEGINS = /^(?:"|\{\s*["}]|\[\s*["{[\]\dtfn-])/;
/** The last character of JSON by its first. A text that was cut off ends in another, and is not parsed. */
const ENDS: Readonly<Record<string, string>> = Object.freeze({ '"': '"', "{": "}", "[": "]" });
const BLANK = 32;
const LAST_ASCII = 127;
const QUOTE = 34;
const BACKSLASH = 92;
/** Characters of the shortest text of which the depth is checked. Shorter ones take little time at any depth. */
const SHORTEST_DEEP = 1000;
/** Change of depth at a bracket, by character code. */
const LEVELS: Readonly<Record<number, number>> = Object.freeze({ 91: 1, 123: 1, 93: -1, 125: -1 });
/** First character of a string that stands for a number: a noncharacter, which ordinary texts do not contain. */
const MARK = "\uffff";
/** `"\uffff1.50"` -> `1.50` in group 1; a lone `"\uffff` has no group. */
const MARKED = /"\uffff(?:(-?\d[\d.eE+-]{0,4096})")?/g;
/** A number that may be written differently after parsing: `[1.50]` -> true, `[1.5]` -> false */
const MAY_CHANGE = /[[:,\s](?:-0[,\]}\s]|-?(?:\d{16}|\d{1,15}(?:[eE]|\.(?:\d{8}|\d{0,7}0(?!\d)|\d{1,7}[eE]))))/;
const LEAST_LONG = 1e11;
/** Strings of valid JSON. The name of a field is matched with its colon: the `"a":` of `{"a":1}`. */
const TEXTS = /"[^"\\]*(?:\\.[^"\\]*)*"?(\s*:)?/g;
/** Strings and numbers of valid JSON: the `"a"` and the `1.50` of `{"a":1.50}`. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d[\d.eE+-]*/g;
const BYTE_ORDER_MARK = 0xfeff;

/** Checks whether a text may be a JSON object, list or string, by its first character that is not blank. */
export function mayBeJson(text: string): boolean {
  let place = 0;
  while (text.charCodeAt(place) <= BLANK) place += 1;
  const first = text.charCodeAt(place);
  // A blank may be followed by one that only `trim` knows (U+00A0), and a file may begin with a byte order mark.
  return (
    first === 123 || first === 91 || first === 34 || (first > LAST_ASCII && (place > 0 || first === BYTE_ORDER_MARK))
  );
}

/**
 * Returns the object, list or string that a text holds as JSON, or else `undefined`. Numbers that would be written
 * differently (`1.50`) become strings, which {@link writeJson} makes numbers again.
 *
 * @param spend Charges further work, and returns whether the budget allows it. If not, the text is not read as JSON.
 */
export function parseJson(text: string, spend: (work: number) => boolean = () => true): object | string | undefined {
  const trimmed = text.trim();
  if (!looksLikeJson(trimmed)) return undefined;
  try {
    let value: unknown = JSON.parse(trimmed);
    if (MAY_CHANGE.test(trimmed)) {
      if (!spend(trimmed.length * COST.oddNumber)) return undefined;
      value = JSON.parse(trimmed.replace(TOKENS, exactNumber));
    }
    return (typeof value === "object" && value !== null) || typeof value === "string" ? value : undefined;
  } catch {
    spend(COST.exception);
    return undefined; // Not JSON after all: it is searched as text.
  }
}

function looksLikeJson(trimmed: string): boolean {
  return BEGINS.test(trimmed) && trimmed.slice(-1) === ENDS[trimmed.slice(0, 1)];
}

/** Checks whether a JSON text has more than `levels` levels. They would take long to parse, and be redacted anyway. */
export function isDeeper(text: string, levels: number): boolean {
  if (text.length < SHORTEST_DEEP || !looksLikeJson(text.trim())) return false;
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length && depth <= levels; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) isInString = !isInString;
    else if (!isInString) depth += LEVELS[code] ?? 0;
  }
  return depth > levels;
}

/** Checks whether a text begins with a line of JSON, and others follow, as in NDJSON and many logs. */
export function beginsWithJsonLine(text: string): boolean {
  return text.includes("\n") && parseJson(lineAt(text, 0).body) !== undefined;
}

/** Returns the line that begins at `from`. A comma and the line break at its end are its `tail`. */
export function lineAt(text: string, from: number): JsonLine {
  const lineBreak = text.indexOf("\n", from);
  const end = lineBreak < 0 ? text.length : lineBreak + 1;
  const line = text.slice(from, end);
  const trimmed = line.trimEnd();
  const length = trimmed.endsWith(",") ? trimmed.length - 1 : trimmed.length;
  return { body: line.slice(0, length), tail: line.slice(length), end };
}

export interface JsonLine {
  readonly body: string;
  readonly tail: string;
  /** Where the next line begins. */
  readonly end: number;
}

/** Writes a value that {@link parseJson} returned as JSON. */
export function writeJson(value: unknown): string {
  return JSON.stringify(value).replace(MARKED, (_, number: string | undefined) => number ?? '"');
}

/** Checks whether a text repeats the name of a field. Of these fields, {@link parseJson} returns only the last. */
export function namesTwice(text: string, value: unknown): boolean {
  const written = writeJson(value);
  return written !== text && namesIn(written) < namesIn(text);
}

function namesIn(text: string): number {
  let names = 0;
  for (const [, colon] of text.matchAll(TEXTS)) if (colon !== undefined) names += 1;
  return names;
}

function exactNumber(token: string): string {
  if (token.startsWith('"')) return token;
  const number = Number(token);
  // A whole number of many digits may be a card's. It stays a number, and is searched as one.
  const isSame = String(number) === token || (Number.isSafeInteger(number) && Math.abs(number) >= LEAST_LONG);
  return isSame ? token : `"${MARK}${token}"`;
}
