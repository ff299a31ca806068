import { tableOf } from "../../shared/char-table.ts";
import type { Names } from "../names/names.ts";
import type { Pair } from "./pair.ts";
import { pairFor, type Quoted } from "./quoted-pair.ts";

/** The characters that can follow the closing quote of a literal before its name, as in `'made-up' AS token`. */
const AFTER_LITERAL: Uint8Array = tableOf(/[\s):=!.]/);
const NAME = /["'`[]?-{0,2}(?<name>[\w$.][\w$.-]{1,63}(?: [\w$]{2,24})?)/.source;
const FOR_NAME =
  /\s(?:\([\w ]{1,24}\) )?(?:for|in|at)\s(?:the\s)?(?:(?:key|flag|path|column|field|parameter|param|argument|option|variable|property|header|attribute|setting)\s)?|\sis (?:(?:not )?an? (?:in)?valid|(?:not |in)valid for(?: the)?) /
    .source;
/**
 * Matches the text from the end of a literal to the end of the name after the literal. Examples: ` == token`,
 * ` for key 'token` and ` is not a valid token`.
 */
const NAME_AFTER = new RegExp(`(?:${FOR_NAME}|\\)?\\s?(?:[!=]={1,2}\\s?|\\.equals(?:IgnoreCase)?\\())${NAME}`, "iy");
/**
 * Like `NAME_AFTER`, but also matches SQL syntax: a cast, an alias and a comparison with `=`. Examples:
 * `::text AS token` and ` = token`.
 */
const NAME_AFTER_SINGLE = new RegExp(
  `(?:${FOR_NAME}|\\)?(?:::\\w{1,30})?(?:\\sas\\s{1,2}|\\s?(?:[!=]={1,2}\\s?|=\\s{1,2})|\\.equals(?:IgnoreCase)?\\())${NAME}`,
  "iy",
);

/**
 * Returns a pair for a literal with a sensitive name after it. Examples: `'made-up' AS password`,
 * `"made-up" == password` and `'made-up' for key 'token'`.
 */
export function afterName(text: string, { start, end }: Quoted, names: Names): Pair | undefined {
  if (AFTER_LITERAL[text.charCodeAt(end + 1)] !== 1) return undefined;
  // SQL such as `'made-up' AS password` has its values in single quotes. Double quotes contain names of columns.
  const nameAfter = text.charAt(end) === "'" ? NAME_AFTER_SINGLE : NAME_AFTER;
  nameAfter.lastIndex = end + 1;
  const name = nameAfter.exec(text)?.groups?.["name"];
  if (name === undefined) return undefined;
  const [first = ""] = name.split(" ", 1);
  const rule = names.phraseRule(name) ?? names.rule(first);
  if (rule === undefined || names.rule(text.slice(start, end)) !== undefined) return undefined;
  return pairFor(text, { name, rule }, start, end, names);
}
