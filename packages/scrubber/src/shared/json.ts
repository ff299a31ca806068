import { COST } from "./budget.ts";

/** What begins a list or an object and goes on as none, such as `[Object]`, would cost the most: an error is made for it. */
const BEGINS = /^(?:"|\{\s*["}]|\[\s*["{[\]\dtfn-])/;
/** How a text ends that begins so. A text that was cut does not, and is not parsed in vain. */
const ENDS: Readonly<Record<string, string>> = Object.freeze({ '"': '"', "{": "}", "[": "]" });
const BLANK = 32;
const LAST_ASCII = 127;
const QUOTE = 34;
const BACKSLASH = 92;
/** Shorter texts take no time worth a look, however deep they are. */
const SHORTEST_DEEP = 1000;
/** By character code: brackets that open and close a level. */
const LEVELS: Readonly<Record<number, number>> = Object.freeze({ 91: 1, 123: 1, 93: -1, 125: -1 });
/** No character of any text: what it begins is a number. */
const MARK = "\uffff";
const MARKED = /"\uffff(?:(-?\d[\d.eE+-]{0,4096})")?/g;
/** Of many digits, with zeros at its end, or with an exponent: most numbers are not so. */
const MAY_CHANGE = /[[:,\s](?:-0[,\]}\s]|-?(?:\d{16}|\d{1,15}(?:[eE]|\.(?:\d{8}|\d{0,7}0(?!\d)|\d{1,7}[eE]))))/;
const LEAST_LONG = 1e11;
/** In JSON that was read: its texts, those that name a field with their colon. */
const TEXTS = /"[^"\\]*(?:\\.[^"\\]*)*"?(\s*:)?/g;
/** In JSON that was read: its texts, and its numbers. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d[\d.eE+-]*/g;
const BYTE_ORDER_MARK = 0xfeff;

/** Whether a text may be JSON of some structure: the first character that is no blank tells of almost all that they are not. */
export function mayBeJson(text: string): boolean {
  let place = 0;
  while (text.charCodeAt(place) <= BLANK) place += 1;
  const first = text.charCodeAt(place);
  // After one blank may come another that only `trim` knows, and a file may begin with its mark.
  return (
    first === 123 || first === 91 || first === 34 || (first > LAST_ASCII && (place > 0 || first === BYTE_ORDER_MARK))
  );
}

/**
 * The value that a text holds as JSON, if it is an object, a list, or a text that was encoded once more. Numbers that
 * would not be written as they were read are texts in it, which only {@link writeJson} makes numbers again.
 *
 * @param spend Is given the work that the text takes besides, and says whether there is budget for it. Without, the text
 * is not read as JSON.
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

/** Whether a JSON text has more levels than that: to parse so many takes long, and they would be filtered anyway. */
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

/** Whether a text begins with a line of JSON, and others follow, as in NDJSON and many logs. */
export function beginsWithJsonLine(text: string): boolean {
  return text.includes("\n") && parseJson(lineAt(text, 0).body) !== undefined;
}

/** The line that begins at a place, apart from the comma and the line break at its end. */
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

/** The text of a value that {@link parseJson} gave. */
export function writeJson(value: unknown): string {
  return JSON.stringify(value).replace(MARKED, (_, number: string | undefined) => number ?? '"');
}

/** Whether a text names a field twice: nothing of the earlier one is in the value that {@link parseJson} gave for it. */
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
  // What may be that of a card is looked at as a number.
  const isSame = String(number) === token || (Number.isSafeInteger(number) && Math.abs(number) >= LEAST_LONG);
  return isSame ? token : `"${MARK}${token}"`;
}
