import type { Meter } from "../../shared/budget.ts";
import { tableOf } from "../../shared/char-table.ts";
import type { TextScanner } from "../text-scanner.ts";
import { bareName, type NameChecks, type Setting } from "./bare-names.ts";
import { isNumbered, nextPlaceholder, type Piece, pieceFor } from "./placeholders.ts";

/**
 * The progress through a format string and the values after it, as in `console.log("id=%s", id)`. `text` is the string
 * that describes the values. The description of the next value begins at index `from`.
 */
export interface FormatState {
  text: string;
  from: number;
  /** The index of the next value. It is 0 for the first value that `text` describes. */
  place: number;
  /** The previous value if it is a string, otherwise an empty string. */
  previous: string;
}

/** Finds the values of sensitive names in a string, and checks whether a name is sensitive. */
export interface SearchByName extends NameChecks {
  readonly scanText: Pick<TextScanner, "findByName">;
}

const QUOTE_OR_BLANK: Uint8Array = tableOf(/["'`\s]/);
const MOST_QUOTES_AND_BLANKS = 4;
const VALUE_SEPARATOR: Uint8Array = tableOf(/[:=>]/);
/**
 * Matches a description that ends with a word such as `is`. A value usually follows such a word. Example: it matches
 * `the password is`, but not `the password`.
 */
const ANNOUNCING_WORD = /\b(?:is|was|bearer|basic)["'`\s]{0,4}$/i;
/** How many characters at the end of a description are compared with `ANNOUNCING_WORD`. */
const LONGEST_ANNOUNCEMENT = 11;
/**
 * Matches a string in quotes, with or without the prefix of a Python literal. The second group captures the text
 * between the quotes. Example: in `b'made-up'`, it captures `made-up`.
 */
const QUOTED = /^[bru]{0,2}(["'`])(.*)\1$/i;
/**
 * Matches a command line that ends with an option. The next argument is then the value of the option. Example: it
 * matches `x.js --password`, but not `x.js password`.
 */
const COMMAND_OPTION = /(?:^|\s)--[a-z][\w-]{1,40}["'`\s]{0,4}$/i;
/**
 * Matches the name of a header. In `rawHeaders`, names and values of headers alternate. Example: it matches
 * `X-Api-Key`.
 */
const HEADER_NAME = /^(?:[A-Za-z]+(?:-[A-Za-z]+)+|authorization|cookie)$/i;
/**
 * Matches a value that looks like the name of a header, such as `content-type`. In a list of headers, a value usually
 * follows each name. If something like a name follows instead, the list probably contains only names.
 */
const HEADER_LIKE_VALUE = /^[A-Za-z]+(?:-[A-Za-z]+)*$/;
/** Maximum length of the text before a value, such as `password` in `("password", value)`, that is searched with it. */
const LONGEST_DESCRIPTION = 64;
/** Maximum length of the part of a value that is searched with the text before it. */
const LONGEST_VALUE_PART = 128;
/**
 * A made-up secret. It replaces an object in a search by name, so that only the description decides whether the object
 * is redacted.
 */
export const EXAMPLE_SECRET = "s3cr3t-made-up-v4lu3";

/**
 * Returns the rule that redacts the next argument of a call such as `console.log("password=%s", value)`. The text
 * before a placeholder describes its value, and the rest of the string describes the first value without a placeholder.
 * After that, each argument describes the next one.
 */
export function ruleForNextArgument(
  state: FormatState,
  value: unknown,
  setting: Setting | undefined,
  search: SearchByName,
  meter: Meter,
): string | undefined {
  const { text, from, place, previous } = state;
  // No string precedes the value, so nothing describes it. Most calls return here, because most lists contain objects
  // and no strings.
  if (text === "") {
    if (typeof value === "string") state.text = state.previous = value;
    return undefined;
  }
  const next = nextPlaceholder(text, from);
  const inOrder = { from, end: next?.at ?? text.length, name: next?.name ?? "" };
  const piece = next !== undefined && isNumbered(next) ? (pieceFor(text, place) ?? inOrder) : inOrder;
  state.from = next?.end ?? text.length;
  state.place = place + 1;
  state.previous = textOf(value);
  if (isBlank(text, state.from, text.length)) {
    state.text = state.previous;
    state.from = 0;
    state.place = 0;
  }
  return ruleOfPiece(text, piece, previous, value, setting, search, meter);
}

/**
 * Returns the rule that redacts one parameter of a message template. The index `place` is 0 for the first `%s`.
 * `previous` is the parameter before this one. It describes this parameter if there is no text between the two
 * placeholders, as in `%s%s`.
 */
export function ruleForParameter(
  template: string,
  place: number,
  value: unknown,
  previous: unknown,
  search: SearchByName,
  meter: Meter,
): string | undefined {
  const piece = pieceFor(template, place);
  return piece === undefined ? undefined : ruleOfPiece(template, piece, textOf(previous), value, "call", search, meter);
}

/**
 * Returns the rule that redacts a value. The value is described by the text before its placeholder, by the name in the
 * placeholder, or by the previous value.
 */
function ruleOfPiece(
  text: string,
  { from, end, name }: Piece,
  previous: string,
  value: unknown,
  setting: Setting | undefined,
  search: SearchByName,
  meter: Meter,
): string | undefined {
  const description = isBlank(text, from, end) ? previous : text.slice(Math.max(from, end - LONGEST_DESCRIPTION), end);
  const rule =
    description === "" ? undefined : ruleAfter(description.slice(-LONGEST_DESCRIPTION), value, setting, search, meter);
  return rule ?? (name === "" ? undefined : ruleAfter(`${name}:`, value, setting, search, meter));
}

function isBlank(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at++) if (QUOTE_OR_BLANK[text.charCodeAt(at)] !== 1) return false;
  return true;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Searches the description and the value as one string. Returns the rule that redacts the value. */
function ruleAfter(
  description: string,
  value: unknown,
  setting: Setting | undefined,
  search: SearchByName,
  meter: Meter,
): string | undefined {
  const [bareDescription, bareValue] = withoutQuotes(description, value);
  const before = prefixForSearch(bareDescription, bareValue, setting, search);
  if (before === undefined) return undefined;
  const after = typeof bareValue === "object" ? EXAMPLE_SECRET : String(bareValue).slice(0, LONGEST_VALUE_PART);
  return search.scanText.findByName(before + after, meter).find(({ start }) => start === before.length)?.rule;
}

/**
 * Removes the quotes around a description and a value if both are in quotes. Python prints such quotes around the
 * strings of an argument list, as in `'--password'` and `b'made-up'`.
 */
function withoutQuotes(description: string, value: unknown): readonly [description: string, value: unknown] {
  const name = typeof value === "string" ? QUOTED.exec(description)?.[2] : undefined;
  const inside = name === undefined ? undefined : QUOTED.exec(String(value))?.[2];
  return name === undefined || inside === undefined ? [description, value] : [name, inside];
}

/**
 * Returns the text to prepend to a value before a search by name. `description` is the text before the value. Example:
 * for the description `the password is`, it returns `the password is `, with a space at the end. Returns `undefined` if
 * no search is needed, because the description shows that no secret follows.
 */
function prefixForSearch(
  description: string,
  value: unknown,
  setting: Setting | undefined,
  search: SearchByName,
): string | undefined {
  let last = description.length - 1;
  while (
    last >= 0 &&
    description.length - last <= MOST_QUOTES_AND_BLANKS &&
    QUOTE_OR_BLANK[description.charCodeAt(last)] === 1
  )
    last -= 1;
  if (VALUE_SEPARATOR[description.charCodeAt(last)] === 1)
    return description.endsWith(":") ? `${description} ` : description;
  const bare = setting === undefined ? undefined : bareName(description, value, setting, search);
  if (bare !== undefined) return bare;
  const isWord = description.includes("--")
    ? COMMAND_OPTION.test(description)
    : ANNOUNCING_WORD.test(description.slice(-LONGEST_ANNOUNCEMENT));
  if (isWord) return /\w$/.test(description) ? `${description} ` : description;
  return HEADER_NAME.test(description) && typeof value === "string" && !HEADER_LIKE_VALUE.test(value)
    ? `${description}: `
    : undefined;
}
