import type { Meter } from "../../shared/budget.ts";
import { tableOf } from "../../shared/char-table.ts";
import type { TextScanner } from "../text-scanner.ts";

/**
 * A text that describes the values passed after it, as in `console.log("id=%s", id)`. The part of the text that
 * describes the next value begins at the index `from`.
 */
export interface FormatState {
  text: string;
  from: number;
}

type FindByName = TextScanner["findByName"];

/** Length of a placeholder such as `%s`, in characters. */
const PLACEHOLDER_LENGTH = 2;
/** Letters that follow the `%` of a placeholder. */
const PLACEHOLDER_LETTER: Uint8Array = tableOf(/[sdifjoO]/);
const QUOTE_OR_BLANK: Uint8Array = tableOf(/["'`\s]/);
const MOST_QUOTES_AND_BLANKS = 4;
const VALUE_SEPARATOR: Uint8Array = tableOf(/[:=>]/);
/** Matches a text that ends in a word after which a value usually follows: `the password is` -> true */
const ANNOUNCING_WORD = /\b(?:is|was|bearer|basic)["'`\s]{0,4}$/i;
/** `ANNOUNCING_WORD` is tested on at most this many characters, which are the last ones before a value. */
const LONGEST_ANNOUNCEMENT = 11;
/** Matches a command that ends in an option: `x.js --password` -> true */
const COMMAND_OPTION = /(?:^|\s)--[a-z][\w-]{1,40}["'`\s]{0,4}$/i;
/** Matches a header name, for lists in which names and values alternate (`rawHeaders`): `X-Api-Key` -> true */
const HEADER_NAME = /^(?:[A-Za-z]+(?:-[A-Za-z]+)+|authorization|cookie)$/i;
/**
 * Matches a value that looks like a header name: `content-type` -> true. If such a value follows a header name, the
 * list probably contains only names.
 */
const HEADER_LIKE_VALUE = /^[A-Za-z]+(?:-[A-Za-z]+)*$/;
/** At most this many characters before a value are searched for a secret, together with the value. */
const LONGEST_DESCRIPTION = 64;
/**
 * Maximum number of characters of a template that are read. The limit is needed because the template is read again for
 * each of its values.
 */
const LONGEST_TEMPLATE = 4096;
/** At most this many characters of a value are searched for a secret, together with the text before the value. */
const LONGEST_VALUE_PART = 128;
/**
 * A made-up secret that is searched in place of a value that is an object. An object might contain a secret anywhere,
 * so whether the object is redacted depends only on the text before it.
 */
const EXAMPLE_SECRET = "s3cr3t-made-up-v4lu3";

/**
 * Returns the rule that redacts the next argument of a call such as `console.log("password=%s", value)`. That argument
 * is described by the text up to the next placeholder, or by the rest of the text if no placeholder is left. After the
 * text, each argument describes the one that follows it.
 */
export function ruleForNextArgument(
  state: FormatState,
  value: unknown,
  findByName: FindByName,
  meter: Meter,
): string | undefined {
  const { text, from } = state;
  const end = text === "" ? 0 : endOfPiece(text, from);
  state.from = end + PLACEHOLDER_LENGTH;
  if (state.from >= text.length) {
    state.text = typeof value === "string" ? value : "";
    state.from = 0;
  }
  return end === from ? undefined : ruleAfter(text, from, end, value, findByName, meter);
}

/**
 * Returns the rule that redacts one parameter of a template. `place` is the parameter's index: 1 for the second `%s`.
 */
export function ruleForParameter(
  template: string,
  place: number,
  value: unknown,
  findByName: FindByName,
  meter: Meter,
): string | undefined {
  const text = template.slice(0, LONGEST_TEMPLATE);
  let from = 0;
  for (let before = 0; before < place; before++) from = endOfPiece(text, from) + PLACEHOLDER_LENGTH;
  return ruleAfter(text, from, endOfPiece(text, from), value, findByName, meter);
}

function endOfPiece(text: string, from: number): number {
  for (let at = text.indexOf("%", from); at >= 0; at = text.indexOf("%", at + 1)) {
    if (PLACEHOLDER_LETTER[text.charCodeAt(at + 1)] === 1) return at;
  }
  return text.length;
}

/** Returns the rule that would redact the value if it followed the part of the text between `from` and `end`. */
function ruleAfter(
  text: string,
  from: number,
  end: number,
  value: unknown,
  findByName: FindByName,
  meter: Meter,
): string | undefined {
  const description = text.slice(Math.max(from, end - LONGEST_DESCRIPTION), end);
  const before = prefixForSearch(description, value);
  if (before === undefined) return undefined;
  const after = typeof value === "object" ? EXAMPLE_SECRET : String(value).slice(0, LONGEST_VALUE_PART);
  return findByName(before + after, meter).find(({ start }) => start === before.length)?.rule;
}

/**
 * Returns the text to put in front of a value for the search. `description` is the text before the value. If the
 * description does not announce a value, no search is needed, and the result is `undefined`. Examples:
 * `the password is` -> `the password is ` (with a space), `password` -> `undefined`
 */
function prefixForSearch(description: string, value: unknown): string | undefined {
  let last = description.length - 1;
  while (
    last >= 0 &&
    description.length - last <= MOST_QUOTES_AND_BLANKS &&
    QUOTE_OR_BLANK[description.charCodeAt(last)] === 1
  )
    last -= 1;
  if (VALUE_SEPARATOR[description.charCodeAt(last)] === 1)
    return description.endsWith(":") ? `${description} ` : description;
  const isWord = description.includes("--")
    ? COMMAND_OPTION.test(description)
    : ANNOUNCING_WORD.test(description.slice(-LONGEST_ANNOUNCEMENT));
  if (isWord) return /\w$/.test(description) ? `${description} ` : description;
  return HEADER_NAME.test(description) && typeof value === "string" && !HEADER_LIKE_VALUE.test(value)
    ? `${description}: `
    : undefined;
}
