/** Matches a placeholder for a value: `${PASSWORD}`, `%s`, `%r`, `<password>`, `***` -> true; `made-up` -> false */
const VALUE_PLACEHOLDER =
  /^(?:\?|\$\d{1,3}|\$\{[^{}]{0,100}\}|\$?\{\{[^{}]{0,100}\}\}|\{[\w.\s-]{0,100}\}|%#?[a-z]|%\([\w.]{1,64}\)[a-z]|:[A-Za-z_]\w{0,64}|@(?:p\d{1,3}|[A-Za-z_]{1,64})|<[^<>]{0,100}>|\$[A-Za-z_]{1,64}|\.{3}|…|[-–—x*•]{1,64})$/i;
/** Matches a word that describes a value and is not itself one: the `expired` of `password: expired` */
const NEVER_SECRET =
  /^(?:true|false|yes|no|on|off|null|nil|none|undefined|nan|empty|missing|expired|invalid|incorrect|wrong|revoked|required|optional|valid|ok|failed|failure|denied|unauthorized|forbidden|present|absent|set|unset|not|is|was|must|may|should|cannot|can|has|the|an?|for|from|of|to|in|and|or|with|without|string|str|number|int|integer|bool|boolean|object|array|any|unknown|never|void|function|bearer|basic|digest|include|omit|same-origin|default|protected|private|via|using|eof|timeout)$/i;
/** Matches what JavaScript and other languages print in place of a value: `[Function: token]`, `[Object]`, `(null)` */
const PRINTED_OBJECT =
  /^(?:\[(?:Function|Object|Array|Getter|Circular|object|class)\b[^\]]{0,64}\]|\((?:null|nil|none|unset|hidden|sensitive value)\)?)$/i;
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
 * Checks whether a string describes a value or is a placeholder for one: `${PASSWORD}`, `%s`, `expired`,
 * `required` -> true; `made-up` -> false
 */
export function isDescription(value: string): boolean {
  return VALUE_PLACEHOLDER.test(value) || PRINTED_OBJECT.test(value) || NEVER_SECRET.test(value.replace(CLOSING, ""));
}
