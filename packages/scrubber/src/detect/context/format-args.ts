import type { Meter } from "../../shared/budget.ts";
import { tableOf } from "../../shared/char-table.ts";
import type { TextScanner } from "../text-scanner.ts";
import { bareName, type NameChecks, type Setting } from "./bare-names.ts";
import { isNumbered, nextPlaceholder, type Piece, pieceFor } from "./placeholders.ts";

/**
 * A string that describes the values passed after it, as in `console.log("id=%s", id)`. The part of the string that
 * describes the next value begins at the index `from`.
 */
export interface FormatState {
  text: string;
  from: number;
  /** The index of the next value among the values that the string describes. */
  place: number;
  /** The value before the next one, if it is a string. Otherwise empty. */
  previous: string;
}

/**
 * Finds the values beside sensitive names in a string, and checks names. A compiled policy implements this interface.
 */
export interface SearchByName extends NameChecks {
  readonly scanText: Pick<TextScanner, "findByName">;
}

const QUOTE_OR_BLANK: Uint8Array = tableOf(/["'`\s]/);
const MOST_QUOTES_AND_BLANKS = 4;
const VALUE_SEPARATOR: Uint8Array = tableOf(/[:=>]/);
/**
 * Matches a string that ends in a word after which a value usually follows: `the password is` -> true;
 * `the password` -> false
 */
const ANNOUNCING_WORD = /\b(?:is|was|bearer|basic)["'`\s]{0,4}$/i;
/** Number of characters before a value on which `ANNOUNCING_WORD` is tested. */
const LONGEST_ANNOUNCEMENT = 11;
/** Matches a string in quotes, with the prefix of a literal in Python, and captures what is inside: `b'made-up'` */
const QUOTED = /^[bru]{0,2}(["'`])(.*)\1$/i;
/** Matches a command that ends in an option: `x.js --password` -> true; `x.js password` -> false */
const COMMAND_OPTION = /(?:^|\s)--[a-z][\w-]{1,40}["'`\s]{0,4}$/i;
/** Matches a header's name, for lists in which names and values alternate (`rawHeaders`): `X-Api-Key` -> true */
const HEADER_NAME = /^(?:[A-Za-z]+(?:-[A-Za-z]+)+|authorization|cookie)$/i;
/**
 * Matches a value that looks like a header's name: `content-type` -> true. If such a value follows a header's name, the
 * list probably contains only names.
 */
const HEADER_LIKE_VALUE = /^[A-Za-z]+(?:-[A-Za-z]+)*$/;
/** Maximum number of characters before a value that are searched together with the value. */
const LONGEST_DESCRIPTION = 64;
/** Maximum number of characters of a value that are searched together with the text before it. */
const LONGEST_VALUE_PART = 128;
/**
 * A made-up secret that is searched in place of an object. An object might contain a secret anywhere, so only the text
 * before it decides whether it is redacted.
 */
export const EXAMPLE_SECRET = "s3cr3t-made-up-v4lu3";

/**
 * Returns the rule that redacts the next argument of a call such as `console.log("password=%s", value)`. The string's
 * text up to the next placeholder describes this argument. If no placeholder is left, the rest of the string does.
 * After the string is used up, each argument describes the one that follows it.
 */
export function ruleForNextArgument(
  state: FormatState,
  value: unknown,
  setting: Setting | undefined,
  search: SearchByName,
  meter: Meter,
): string | undefined {
  const { text, from, place, previous } = state;
  // Fast path: most lists hold objects, which describe nothing.
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
 * Returns the rule that redacts one parameter of a template. `place` is the parameter's index: 1 for the second `%s`.
 * `previous` is the parameter before it. It describes the parameter if there is nothing else between the two
 * placeholders.
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
 * Returns the rule of a value that is described by a piece of a template, by the name in the placeholder, or by the
 * value before it.
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

/** Returns the rule that would redact the value if it followed the description. */
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

/** Removes the quotes that Python prints around the strings in a list of arguments: `'--password'` and `b'made-up'` */
function withoutQuotes(description: string, value: unknown): readonly [description: string, value: unknown] {
  const name = typeof value === "string" ? QUOTED.exec(description)?.[2] : undefined;
  const inside = name === undefined ? undefined : QUOTED.exec(String(value))?.[2];
  return name === undefined || inside === undefined ? [description, value] : [name, inside];
}

/**
 * Returns the text that is put in front of a value for the search, or `undefined` if the description announces no
 * value, so that no search is needed. `description` is the text before the value. Example:
 * `the password is` -> `the password is ` (with a space)
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
