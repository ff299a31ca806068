import { endOfMatch } from "../../shared/match.ts";

/**
 * Matches a placeholder for a value: `${PASSWORD}`, `#{password}`, `%s`, `<password>`, `***` -> true; `made-up` -> false
 */
const VALUE_PLACEHOLDER =
  /^(?:\?|\$\d{1,3}|[#$]\{[^{}]{0,100}\}|\$?\{\{[^{}]{0,100}\}\}|\{[\w.\s-]{0,100}\}|%[sdioOj]|%\([\w.]{1,64}\)s|:[A-Za-z_]\w{0,64}|@(?:p\d{1,3}|[A-Za-z_]{1,64})|(?:<|&lt;)[^<>&]{0,100}(?:>|&gt;)|\$[A-Za-z_]{1,64}|\.{3}|…|[-–—x*•]{1,64}|0{8}-(?:0{4}-){3}0{12})$/i;
/** Matches an instruction to write the value: `insert_key_here`, `YOUR_API_KEY`, `[API key goes here]` -> true */
const INSTRUCTION =
  /^\[?(?:(?:insert|enter|put|paste|add|replace|your)[ _-](?:[a-z]{1,12}[ _-]){0,5}(?:here|key|token|secret|password)|(?:[a-z]{1,12} ){1,5}goes here)\]?$/i;
/** Matches a word that describes a value and is not itself one: the `expired` of `password: expired` */
const NEVER_SECRET =
  /^(?:true|false|yes|no|on|off|null|nil|none|undefined|nan|empty|missing|expired|invalid|incorrect|wrong|revoked|required|optional|valid|ok|failed|failure|denied|unauthorized|forbidden|present|absent|set|unset|not(?:[ -]set)?|is|was|must|may|should|cannot|can|has|the|an?|for|from|of|to|in|and|or|with|without|string|str|number|int|integer|bool|boolean|object|array|any|unknown|never|void|function|bearer|basic|digest|include|omit|same-origin|default|protected|private|via|using|eof|timeout)$/i;
/** Matches what JavaScript and other languages print in place of a value: `[Function: token]`, `[Object]`, `(null)` */
const PRINTED_OBJECT =
  /^(?:\[(?:Function|Object|Array|Getter|Circular|object|class)\b[^\]]{0,64}\]|\((?:null|nil|none|unset|hidden|sensitive value)\)?)$/i;
const FORMAT_OPERATION = /%[ \t]{1,4}[(<]?[A-Za-z_][\w.,<> \t[\]]{0,256}\){0,4}$/y;
/** Matches the closing brackets after a description at the end of an object: the ` }` of `undefined }` */
const CLOSING = /[\s)}\]]{1,8}$/;
/**
 * Matches a value that mixes letters with digits or signs, as generated values do: `plum-7`, `hunter2` -> true;
 * `email` -> false
 */
const MIXED = /^(?=[^\s]{0,128}[A-Za-z])(?=[^\s]{0,128}[\d!#$%^&*+=~])[^\s]{6,4096}$/;

/** Checks whether a value looks generated, and not like a word or a name: `plum-anvil-7` -> true; `email` -> false */
export function looksMixed(value: string): boolean {
  return MIXED.test(value);
}

/**
 * Checks whether the text at `at` is Python's `%` operator with variables. It inserts their values into a format string
 * in source code: the `% (user, token)` of `"token=%s" % (user, token)` -> true; the `% "made-up"` of
 * `"token=%s" % "made-up"` -> false
 */
export function isFormatOperation(text: string, at: number): boolean {
  return endOfMatch(FORMAT_OPERATION, text, at) !== undefined;
}

/**
 * Checks whether a string describes a value or is a placeholder for one: `${PASSWORD}`, `%s`, `expired`,
 * `required` -> true; `made-up` -> false
 */
export function isDescription(value: string): boolean {
  return (
    VALUE_PLACEHOLDER.test(value) ||
    INSTRUCTION.test(value) ||
    PRINTED_OBJECT.test(value) ||
    NEVER_SECRET.test(value.replace(CLOSING, ""))
  );
}
