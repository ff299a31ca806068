import type { Meter } from "../../shared/budget.ts";
import { tableOf } from "../../shared/char-table.ts";
import type { TextScanner } from "../text-scanner.ts";

/** A text followed by values, and the position in it from which it describes the next value. */
export interface FormatState {
  text: string;
  from: number;
}

type FindByName = TextScanner["findByName"];

/** Characters of a placeholder such as `%s`. */
const PLACEHOLDER_LENGTH = 2;
const PLACEHOLDER: Uint8Array = tableOf(/[sdifjoO]/);
const AROUND: Uint8Array = tableOf(/["'`\s]/);
const MOST_AROUND = 4;
const SEPARATOR: Uint8Array = tableOf(/[:=>]/);
/** A word that announces a value like a separator: `the password is` -> true */
const WORD = /\b(?:is|was|bearer|basic)["'`\s]{0,4}$/i;
const LONGEST_WORD = 11;
/** An option at the end of a command: `x.js --password` -> true */
const OPTION = /(?:^|\s)--[a-z][\w-]{1,40}["'`\s]{0,4}$/i;
/** A header name, as in `rawHeaders`, where names and values alternate: `X-Api-Key` -> true */
const HEADER = /^(?:[A-Za-z]+(?:-[A-Za-z]+)+|authorization|cookie)$/i;
/** A value that is rather another name: `content-type` -> true */
const WORDS = /^[A-Za-z]+(?:-[A-Za-z]+)*$/;
const LONGEST_SAID = 64;
/** Characters of a template that are read. It is read again for each of its values. */
const LONGEST_TEMPLATE = 4096;
const LONGEST_VALUE = 128;
/** Stands for a value that is an object, since any object may hold a secret. */
const ANY_SECRET = "s3cr3t-made-up-v4lu3";

/**
 * Returns the rule that redacts the next value because of the text before it, as `console.log` joins them: the text up
 * to its next placeholder, or to its end. Once no placeholder is left, the value becomes the text that may describe the
 * value after it.
 */
export function ruleForNextArgument(
  saying: FormatState,
  value: unknown,
  findByName: FindByName,
  meter: Meter,
): string | undefined {
  const { text, from } = saying;
  const end = text === "" ? 0 : endOfPiece(text, from);
  saying.from = end + PLACEHOLDER_LENGTH;
  if (saying.from >= text.length) {
    saying.text = typeof value === "string" ? value : "";
    saying.from = 0;
  }
  return end === from ? undefined : ruleAfter(text, from, end, value, findByName, meter);
}

/** Returns the rule that redacts the parameter of a template at `place`, counted from 0. */
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
    if (PLACEHOLDER[text.charCodeAt(at + 1)] === 1) return at;
  }
  return text.length;
}

/** Returns the rule that would redact the value if it followed the text. */
function ruleAfter(
  text: string,
  from: number,
  end: number,
  value: unknown,
  findByName: FindByName,
  meter: Meter,
): string | undefined {
  const said = text.slice(Math.max(from, end - LONGEST_SAID), end);
  const before = announced(said, value);
  if (before === undefined) return undefined;
  const after = typeof value === "object" ? ANY_SECRET : String(value).slice(0, LONGEST_VALUE);
  return findByName(before + after, meter).find(({ start }) => start === before.length)?.rule;
}

/**
 * Returns the text to search in front of the value, or `undefined` if the text does not announce a value. Most do not,
 * and need no search.
 */
function announced(said: string, value: unknown): string | undefined {
  let last = said.length - 1;
  while (last >= 0 && said.length - last <= MOST_AROUND && AROUND[said.charCodeAt(last)] === 1) last -= 1;
  if (SEPARATOR[said.charCodeAt(last)] === 1) return said.endsWith(":") ? `${said} ` : said;
  const isWord = said.includes("--") ? OPTION.test(said) : WORD.test(said.slice(-LONGEST_WORD));
  if (isWord) return /\w$/.test(said) ? `${said} ` : said;
  return HEADER.test(said) && typeof value === "string" && !WORDS.test(value) ? `${said}: ` : undefined;
}
