import { isHeadCut } from "../cut/cut.ts";
import { isCount, type NameRule } from "../names/names.ts";
import { endOfQuoted, endOfStructure } from "./brackets.ts";

/** The value of a sensitive name that is written out in a text: `password=...`, `"token": "..."`, `--api-key ...`. */
export interface Pair {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

const WHOLE_LINE = /(?:^|[^a-z])(?:authorization|cookie2?)$/i;
/** Parameters in quotes, as Digest and OAuth 1 have them. */
const PARAMETERS =
  /(?:[a-z][\w-]{1,31}[ \t]{1,4})?(?:[\w-]{1,32}=(?:\\{0,8}"[^"\\]{0,1024}\\{0,8}"|[^\s,"'\\]{1,1024})(?:,[ \t]{0,4}|(?![\w-]))){1,32}/iy;
/** Their credentials follow the scheme's word. */
const SCHEME =
  /^(?:bearer|basic|digest|token|negotiate|ntlm|hawk|oauth|apikey|api-key|key|aws4-hmac-sha256|signature|dpop)[ \t]{1,8}(?=\S)/i;
const PLACEHOLDER =
  /^(?:\?|\$\d{1,3}|\$\{[^{}]{0,100}\}|\$?\{\{[^{}]{0,100}\}\}|\{[\w.\s-]{0,100}\}|%[sdioOj]|%\([\w.]{1,64}\)s|:[A-Za-z_]\w{0,64}|@(?:p\d{1,3}|[A-Za-z_]{1,64})|<[^<>]{0,100}>|\$[A-Za-z_]{1,64}|\.{3}|…|[-–—x*•]{1,64})$/i;
/** That of a template of `console.log`, whose values may stand behind it in one text. */
const SUBSTITUTED = /^%[sdioOj]$/;
/** How many characters at the end of a text are searched for the last placeholder of a template. */
const LONGEST_END = 256;
/** Words that describe a secret and are none: `password: expired`. They are never redacted. */
const REMARK =
  /^(?:true|false|yes|no|on|off|null|nil|none|undefined|nan|empty|missing|expired|invalid|incorrect|wrong|revoked|required|optional|valid|ok|failed|failure|denied|unauthorized|forbidden|present|absent|set|unset|not|is|was|must|may|should|cannot|can|has|the|an?|for|from|of|to|in|and|or|with|without|string|str|number|int|integer|bool|boolean|object|array|any|unknown|never|void|function|bearer|basic|digest|include|omit|same-origin)$/i;
const CALL = /^(?:await |new |typeof )?[A-Za-z_$][\w$]*(?:(?:\?)?\.[\w$]+|\[[^\]]{0,64}\])*(?:\(|$)/;
const SHORTEST_WORDY_SECRET = 16;
const END_OF_LINE = /[\r\n]|\\[rn]/g;
const LONGEST_LINE = 1024;
/** `NAME=value` at a line's end, or before another. */
const ASSIGNED = /^[\w+/.~-]{6,128}={0,2}(?=[\s&]|;\w|$)/;
const CONNECTION = /conn(?:ection)?[^a-z]{0,2}str/i;
const AFTER_CONNECTION = /[\s&"'`<>]/g;
/** No name of source code looks so: digits among letters, or digits alone. */
const GENERATED =
  /^(?=[^\s&,;'"`()<>]{6})(?:[^\s&,;'"`()<>]{0,32}\d){2}|^\d{3,19}(?![\w.])|^[^\s&,;'"`()<>]{1,32}[#!%@~^][^\s&,;'"`()<>]/;
/** Line and column, as behind a file's name in a stack. */
const PLACE_IN_FILE = /^\d{1,7}:\d{1,7}$/;
const AFTER_BARE = /[\s&"'`<>;|\\]|,(?=\s|\w{1,64}[=:]|$)|[)\]}](?=[\s,.;)\]}]|$)/g;
/** What stands in brackets, as what a redaction leaves does. */
const BRACKETED = /\[[^[\]\r\n]{1,64}\]/y;

/** The name before a separator. */
interface Name {
  readonly name: string;
  readonly nameStart: number;
  readonly rule: string;
  readonly nameRule: NameRule;
  readonly isSource: boolean;
}

/** Where the value behind the separator at `at` stands, if it is one. In source code, names stand for values there. */
export function valueAt(text: string, at: number, named: Name): Pair | undefined {
  const { name, nameStart, nameRule, isSource } = named;
  let start = at + 1;
  while (/[>=]/.test(text.charAt(start)) && start - at < 4) start += 1;
  const afterSeparator = start;
  while (/[ \t]/.test(text.charAt(start)) && start - afterSeparator < 32) start += 1;
  const isSpaced = start > afterSeparator;
  const quote = /^(?:\\{0,8}["'`])/.exec(text.slice(start, start + 9))?.[0];
  if (quote !== undefined)
    return within(text, start + quote.length, endOfQuoted(text, start + quote.length, quote), named);
  if (CONNECTION.test(name)) return within(text, start, endOf(AFTER_CONNECTION, text, start), named);
  if (isSource && !isInLiteral(text, at) && !isBareValue(text, at, start, isSpaced)) return undefined;
  const endOfWhole = endOfStructure(text, start);
  if (endOfWhole !== undefined) return within(text, start, endOfWhole, named);
  if (text[at] === ":" && !/["'`]/.test(text.charAt(at - 1)) && WHOLE_LINE.test(name))
    return within(text, start, endOfHeader(text, start, text.charAt(nameStart - 1)), named);
  // A comparison with something that has a name.
  if (text.charAt(at + 1) === "=" || text.charAt(at - 1) === "=") return undefined;
  const end = endOfBare(text, start);
  const value = text.slice(start, end);
  if (isCount(name, value, nameRule) || PLACE_IN_FILE.test(value)) return undefined;
  if (isSpaced && !looksSecret(value, text.charAt(end), text.charAt(end + 1))) return undefined;
  if (text.charAt(end) === "(" || (CALL.test(value) && value.includes("("))) return undefined;
  return within(text, start, end, named);
}

function within(text: string, from: number, end: number, { rule, isSource }: Name): Pair | undefined {
  const start = from + (SCHEME.exec(text.slice(from, Math.min(end, from + 40)))?.[0].length ?? 0);
  const value = text.slice(start, Math.min(end, start + 128));
  if (SUBSTITUTED.test(value) && !isSource) return behindTemplate(text, start, rule);
  if (value.trim() === "" || PLACEHOLDER.test(value) || REMARK.test(value)) return undefined;
  return { start, end, rule };
}

/** All that follows the last placeholder: which of its words are the template's own nobody can tell. */
function behindTemplate(text: string, own: number, rule: string): Pair | undefined {
  const floor = Math.max(own, text.length - LONGEST_END);
  let last = text.lastIndexOf("%");
  while (last > floor && !SUBSTITUTED.test(text.slice(last, last + 2))) last = text.lastIndexOf("%", last - 1);
  if (last <= floor) last = own;
  const start = last + (/^\S*\s*/.exec(text.slice(last, last + LONGEST_END))?.[0].length ?? 0);
  return start < text.length ? { start, end: text.length, rule } : undefined;
}

/** To the end of the line, or to the quote that also opened before the name, as in `curl -H 'Cookie: a=b'`. */
function endOfHeader(text: string, from: number, before: string): number {
  const end = /["'`]/.test(before) ? text.indexOf(before, from) : -1;
  const endOfLine = endOf(END_OF_LINE, text, from);
  PARAMETERS.lastIndex = from;
  const endOfParameters = PARAMETERS.test(text) ? PARAMETERS.lastIndex : from;
  return Math.max(endOfParameters, end < 0 ? endOfLine : Math.min(end, endOfLine));
}

/** Where code names a value it does so by a name; what no name could be, or what an environment file holds, is one. */
function isBareValue(text: string, at: number, start: number, isSpaced: boolean): boolean {
  const beginning = text.slice(start, start + 64);
  if (GENERATED.test(beginning) || SCHEME.test(beginning)) return true;
  return text[at] === "=" && !isSpaced && ASSIGNED.test(text.slice(start, start + 128));
}

function endOf(after: RegExp, text: string, from: number): number {
  after.lastIndex = from;
  return after.exec(text)?.index ?? text.length;
}

/** Whether a place of a line of source code is inside quotes. */
function isInLiteral(text: string, at: number): boolean {
  if (isHeadCut(text)) return true;
  let open = "";
  for (let place = Math.max(0, at - LONGEST_LINE); place < at; place++) {
    const char = text.charAt(place);
    if (char === "\\") place += 1;
    else if (open === "" && /["'`]/.test(char)) open = char;
    else if (char === open) open = "";
  }
  return open !== "";
}

function endOfBare(text: string, from: number): number {
  BRACKETED.lastIndex = from;
  if (BRACKETED.test(text)) return BRACKETED.lastIndex;
  const end = endOf(AFTER_BARE, text, from);
  return /[.,!?]/.test(text.charAt(end - 1)) && end - from > 1 ? end - 1 : end;
}

/** After `name: ` there may be prose. A lone lower-case word that more words follow says something about the secret. */
function looksSecret(value: string, after: string, next: string): boolean {
  if (value.length >= SHORTEST_WORDY_SECRET || !/^\p{L}[\p{Ll}'’-]*$/u.test(value)) return true;
  return !(after === " " && /[\p{L}(]/u.test(next));
}
