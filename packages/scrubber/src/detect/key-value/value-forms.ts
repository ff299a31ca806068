import { endOfMatch } from "../../shared/match.ts";

/**
 * Matches a placeholder that stands for a value. Example: it matches `${PASSWORD}`, `#{password}`, `%s`, `%r`,
 * `<password>` and `***`, but not `made-up`.
 */
const VALUE_PLACEHOLDER =
  /^(?:\?|\$\d{1,3}|[#$]\{[^{}]{0,100}\}|\$?\{\{[^{}]{0,100}\}\}|\{(?:[\w.\s]{0,100}|[A-Z_.\s-]{0,100})\}|%#?[a-z]|%\([\w.]{1,64}\)[a-z]|:[A-Za-z_]\w{0,64}|@(?:p\d{1,3}|[A-Za-z_]{1,64})|(?:<|&lt;)[^<>&]{0,100}(?:>|&gt;)|\$[A-Za-z_]{1,64}|["']?\$[A-Z_]{2,64}(?:["']|\/[\w./#-]{0,128})?|\.{3}|…|[-–—x*•]{1,64}|0{8}-(?:0{4}-){3}0{12})$/i;
/**
 * Matches an instruction to insert the value. Example: it matches `insert_key_here`, `YOUR_API_KEY` and
 * `[API key goes here]`, but not `made-up`.
 */
const INSTRUCTION =
  /^\[?(?:(?:insert|enter|put|paste|add|replace|your)[ _-](?:[a-z]{1,12}[ _-]){0,5}(?:here|key|token|secret|password)|(?:[a-z]{1,12} ){1,5}goes here)\]?$/i;
/** Matches a word that only describes a value, such as `expired` in `password: expired`. */
const NEVER_SECRET =
  /^(?:true|false|yes|no|on|off|null|nil|none|undefined|nan|empty|missing|expired|invalid|incorrect|wrong|revoked|required|optional|valid|ok|failed|failure|denied|unauthorized|forbidden|present|absent|set|unset|not(?:[ -]set)?|is|was|must|may|should|cannot|can|has|the|an?|for|from|of|to|in|and|or|with|without|string|str|number|int|integer|bool|boolean|object|array|any|unknown|never|void|function|bearer|basic|digest|include|omit|same-origin|default|protected|private|via|using|eof|timeout|[a-z]{3,12}ing\.{1,3})$/i;
/**
 * Matches a text that JavaScript and other languages print instead of a value. Examples: `[Function: token]`,
 * `[Object]`, `Token{a64f992` and `(null)`.
 */
const PRINTED_OBJECT =
  /^(?:\[(?:Function|Object|Array|Getter|Circular|object|class)\b[^\]]{0,64}\]|[A-Z]\w{0,40}\{[\da-f]{5,8}|\((?:null|nil|none|unset|hidden|sensitive value)\)?)$/i;
const FORMAT_OPERATION = /%[ \t]{1,4}[(<]?[A-Za-z_][\w.,<> \t[\]]{0,256}\){0,4}$/y;
/**
 * Matches the blanks and closing brackets after a word such as `undefined`. Example: in `undefined }`, it matches ` }`.
 */
const CLOSING = /[\s)}\]]{1,8}$/;
/**
 * Matches a value that mixes letters with digits or special characters, as generated values do. Example: it matches
 * `plum-7` and `hunter2`, but not `email`.
 */
const MIXED = /^(?=[^\s]{0,128}[A-Za-z])(?=[^\s]{0,128}[\d!#$%^&*+=~])[^\s]{6,4096}$/;

/**
 * Checks whether a value looks generated and not like an ordinary word or name. Example: returns true for
 * `plum-anvil-7`, and false for `email`.
 */
export function looksMixed(value: string): boolean {
  return MIXED.test(value);
}

/**
 * Checks whether Python's operator `%` and variables begin at index `at`. In source code, the operator inserts the
 * variables into a format string. Example: true for `% (user, token)` in `"token=%s" % (user, token)`, and false for
 * `% "made-up"` in `"token=%s" % "made-up"`.
 */
export function isFormatOperation(text: string, at: number): boolean {
  return endOfMatch(FORMAT_OPERATION, text, at) !== undefined;
}

/**
 * Checks whether a string only describes a value or is a placeholder, so it is not a secret. Example: true for
 * `${PASSWORD}`, `%s`, `expired` and `required`, and false for `made-up`.
 */
export function isDescription(value: string): boolean {
  return (
    VALUE_PLACEHOLDER.test(value) ||
    INSTRUCTION.test(value) ||
    PRINTED_OBJECT.test(value) ||
    NEVER_SECRET.test(value.replace(CLOSING, ""))
  );
}
