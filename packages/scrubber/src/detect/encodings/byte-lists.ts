import type { Place } from "../../shared/place.ts";
import { hasMany } from "../prefilter/detector-prefilter.ts";
import { FEWEST_BYTES, textOfNumbers } from "./bytes.ts";
import { collectHiddenTexts, type HiddenTexts } from "./hidden-texts.ts";

export interface ByteLists {
  /** Parts of the text whose numbers are certainly bytes. */
  readonly bytes: readonly Place[];
  /** Parts of the text whose numbers can be bytes or character codes, each with its decoded text. */
  readonly hidden: HiddenTexts | undefined;
}

/** A list of numbers in a string. */
interface NumberList extends Place {
  readonly numbers: readonly number[];
  /** Whether the list contains indices, as in `"0":112,"1":97`. */
  readonly isIndexed: boolean;
}

/** Matches the first number of a list. Example: in `[112, 97]`, it matches `112`. */
const FIRST_NUMBER = /(?<![\w.-])(-?\d{1,10})(?=,)/g;
/**
 * Matches the next number of a list, with the comma and any index before it. Examples: `,112`, `, -112`, `,\n112`,
 * `,"1":97`, `, '1': 97` and `,\"1\":97`.
 */
const NEXT_NUMBER = /,(?:\s|\\+[nrt])*(\\*["']\d{1,9}\\*["']\s*:\s*)?(-?\d{1,10})(?![\w.])/y;
/**
 * Matches the text before a list of bytes. Examples: `{"type":"Buffer","data":[` in JSON, and `Uint8Array(16) [` in the
 * output of Node.
 */
const BEFORE_BYTES = /(?:Buffer\W{1,24}data\W{1,24}|\d(?:Clamped)?Array\(\d{1,9}\) )\[(?:\s|\\+[nrt])*$/;
/** How many characters before a list are compared with {@link BEFORE_BYTES}. */
const LONGEST_BEFORE = 80;
/**
 * Matches the bytes of a Buffer that Node has printed. Example: in `<Buffer 70 61 73 73 77 6f>`, it matches
 * `70 61 73 73 77 6f`.
 */
const SHOWN_BUFFER = /(?<=<Buffer )[\da-f]{2}(?: [\da-f]{2}){5,50}/g;

/** Searches a string for lists of numbers that may encode text: buffers, typed arrays, and lists of character codes. */
export function findByteLists(text: string): ByteLists {
  const bytes: Place[] = [];
  if (text.includes("<Buffer ")) {
    for (const { 0: shown, index } of text.matchAll(SHOWN_BUFFER)) {
      bytes.push({ start: index, end: index + shown.length });
    }
  }
  if (!hasMany(text, ",", FEWEST_BYTES - 1)) return { bytes, hidden: undefined };
  const found = collectHiddenTexts();
  for (const { start, end, numbers, isIndexed } of numberListsIn(text)) {
    const isBytes = isIndexed || BEFORE_BYTES.test(text.slice(Math.max(0, start - LONGEST_BEFORE), start));
    if (isBytes) bytes.push({ start, end });
    else found.add(start, end, textOfNumbers(numbers));
  }
  return { bytes, hidden: found.finish() };
}

function* numberListsIn(text: string): Generator<NumberList> {
  FIRST_NUMBER.lastIndex = 0;
  for (let first = FIRST_NUMBER.exec(text); first !== null; first = FIRST_NUMBER.exec(text)) {
    const numbers = [Number(first[1])];
    let end = FIRST_NUMBER.lastIndex;
    let isIndexed = false;
    NEXT_NUMBER.lastIndex = end;
    for (let next = NEXT_NUMBER.exec(text); next !== null; next = NEXT_NUMBER.exec(text)) {
      numbers.push(Number(next[2]));
      isIndexed ||= next[1] !== undefined;
      end = NEXT_NUMBER.lastIndex;
    }
    FIRST_NUMBER.lastIndex = end;
    if (numbers.length >= FEWEST_BYTES) yield { start: first.index, end, numbers, isIndexed };
  }
}
