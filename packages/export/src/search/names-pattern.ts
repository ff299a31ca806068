import { characterOf } from "../regex/char-set.ts";
import type { RegexTarget } from "../regex/types.ts";

/**
 * Expressions for names in the syntax of an engine, one for each way of writing a name. An expression is empty if none
 * of the names can be written in that way.
 */
export interface NamesPattern {
  /** Matches names with any separators and in any case: `api_key`, `API-KEY`, `apikey`. */
  readonly words: string;
  /**
   * Matches a name at the end of a longer name in camel case: the `ApiKey` of `userApiKey`, the `APIKey` of `myAPIKey`.
   */
  readonly camel: string;
  /** Matches names that are sensitive even directly after other letters: the `password` of `pgpassword`. */
  readonly glued: string;
}

/** Matches a character of a field's name. Spaces do not match, so that a sentence is not taken for a name. */
export const NAME_CHARACTER = "[0-9A-Za-z_.$:/%\\[\\]\\-]";
/**
 * Matches what can stand between a name and the words before it: `user_password`, `user[password]`, `user%5Bpassword`.
 */
export const SEPARATOR = "(?:[_.$:/\\[\\]\\-]|%5[BDFbdf]|%2[0DEde])";
/** Words that can follow a name without changing its meaning. */
const SUFFIXES: readonly string[] = Object.freeze(
  "id,value,val,number,no,nr,hash,header,data,raw,text,string,str,enc,encrypted,plain,new,old,current,previous,prev,last,next,primary,secondary,main,home,work,office,kana,full,confirmation,confirm,repeat,again,prod,production,staging,live,test,dev".split(
    ",",
  ),
);
const CAMEL_WORDS = `(?:${SUFFIXES.map(capital).join("|")})`;
/**
 * Minimum number of letters in a name that also matches without separators: `api key` matches `apikey`, but `cc no`
 * does not match `ccno`.
 */
const SHORTEST_GLUED = 5;
/** Maximum number of letters in a word that can be all capitals within camel case: the `API` of `myAPIToken`. */
const LONGEST_ACRONYM = 4;
/** Names that are sensitive at the end of any word, as `password` is in `pgpassword`. */
const GLUED_NAMES: ReadonlySet<string> = new Set(["password", "passwd", "passphrase", "api key", "secret", "token"]);
/** The only name without a plural, because `tokens` is usually a count. */
const NO_PLURAL = "token";

/** Returns expressions for names. The given names are in lower case, with spaces between words. */
export function namesPattern(names: readonly string[], target: RegexTarget): NamesPattern {
  const longestFirst = [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const glued = longestFirst.filter((name) => GLUED_NAMES.has(name));
  const camel = longestFirst.filter((name) => /^[a-z][a-z\d ]*$/.test(name)).map(camelPattern);
  return {
    words: anyCase(longestFirst.map(phrasePattern), target),
    camel: camel.length === 0 ? "" : `(?:${camel.join("|")})`,
    glued: glued.length === 0 ? "" : anyCase(glued.map(phrasePattern), target),
  };
}

/** Matches what can follow a name: `_old`, `Old`, `2`, `.value`, `]`, or nothing. */
export function suffixPattern(target: RegexTarget): string {
  return `[0-9]{0,3}${wordAfter(target)}*\\]?`;
}

/** Like `suffixPattern`, but matches at least one character. */
export function requiredSuffixPattern(target: RegexTarget): string {
  const word = wordAfter(target);
  return `(?:[0-9]{1,3}|${word})${word}*\\]?`;
}

function wordAfter(target: RegexTarget): string {
  return `(?:${SEPARATOR}(?:${anyCase(SUFFIXES, target)}|[0-9]{1,3})|${CAMEL_WORDS})`;
}

/**
 * Returns an expression that matches the alternatives in any case. In Rust, ignoring case needs much less memory for
 * ASCII letters, so alternatives with other letters are written separately.
 */
export function anyCase(alternatives: readonly string[], target: RegexTarget): string {
  if (target === "re2") return `(?i:${alternatives.join("|")})`;
  const ascii = alternatives.filter(isAscii);
  const others = alternatives.filter((text) => !isAscii(text));
  const parts = [...(ascii.length === 0 ? [] : [`(?i-u:${ascii.join("|")})`]), ...others.map((text) => `(?i:${text})`)];
  return parts.length === 1 ? parts.join("") : `(?:${parts.join("|")})`;
}

function isAscii(text: string): boolean {
  return !text.includes("\\x{");
}

/**
 * Writes a name with separators between its words: `api key` -> `api(?:[ _.\-]|%5f|%2[0de])?keys?`. The result is for
 * an expression that ignores case.
 */
function phrasePattern(name: string): string {
  const words = name.split(" ");
  const mark = words.join("").length >= SHORTEST_GLUED ? "?" : "";
  return words.map(literal).join(`(?:[ _.\\-]|%5f|%2[0de])${mark}`) + pluralOf(name);
}

/** Writes a name in camel case: `api key` -> `(?:Api|API)(?:Key|KEY)s?` */
function camelPattern(name: string): string {
  const words = name
    .split(" ")
    .map((word) => (word.length <= LONGEST_ACRONYM ? `(?:${capital(word)}|${word.toUpperCase()})` : capital(word)));
  return words.join("") + pluralOf(name);
}

function pluralOf(name: string): string {
  return name === NO_PLURAL ? "" : "s?";
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function literal(word: string): string {
  return [...word].map((character) => characterOf(character.codePointAt(0) ?? 0)).join("");
}
