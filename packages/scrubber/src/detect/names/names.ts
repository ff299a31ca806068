import { remembered } from "../../shared/memoize.ts";
import { conditionOf, mayHaveCondition, type NameCondition } from "./conditions.ts";
import { isHarmlessValue } from "./harmless-values.ts";
import type { NameGroup } from "./name-group.ts";
import { compileNameGroups } from "./name-groups.ts";
import { compileNamePrefilter, type NamePrefilter } from "./name-prefilter.ts";
import { APP_NAME_RULE, type NameRule } from "./name-rule.ts";
import { HARMLESS_NAMES, METADATA_ENDINGS, SENSITIVE_NAMES } from "./sensitive-names.ts";
import { compileValueForms, type ValueForms } from "./value-forms.ts";
import { phraseOf, wordsOf } from "./words.ts";

export type { NameRule } from "./name-rule.ts";

export interface Names {
  readonly rule: NameRule;
  /** Rules out most harmless names. It is much faster than `rule`, so it is called first. */
  readonly mayBeSensitive: NamePrefilter;
  /**
   * Returns the rule of a name of several words, but only if the whole name is a sensitive name: `api key` has a rule;
   * `password for` has none.
   */
  readonly phraseRule: NameRule;
  /**
   * Checks whether a word is the last word of a sensitive name of several words, like the `key` of `api key`, or a
   * short number after such a name, like the `2` of `unseal key 2`.
   */
  readonly endsPhrase: (word: string) => boolean;
  /** Checks whether a name is one of the policy's `safeFields`. */
  readonly isSafe: (name: string) => boolean;
  /** The forms that the values of some names must have to be redacted. */
  readonly values: ValueForms;
  /** Returns the condition under which a name that has no rule is sensitive, if there is one. */
  readonly condition: (name: string) => NameCondition | undefined;
  /** Checks whether the value of a sensitive name has a form that no secret has. */
  readonly isHarmless: typeof isHarmlessValue;
}

/** The sensitive names, each of which has one or more words. */
interface SensitiveNames {
  /** The rule of each sensitive name. */
  readonly rules: ReadonlyMap<string, string>;
  readonly firstWords: ReadonlySet<string>;
}

/** Maximum number of words of a sensitive name. */
const LONGEST_COMPOUND = 5;
/**
 * Minimum number of letters of a name that also matches without its spaces. For example, `card no` also matches as
 * `cardno`; but `cc no` does not match as `ccno`, because such a short word can have another meaning.
 */
const SHORTEST_GLUED = 5;
/** A word that ends with one of these, such as `pgpassword`, is a sensitive name. */
const GLUED_ENDINGS = Object.freeze(["password", "passwd", "passphrase", "apikey", "secret", "token"]);
/** Maximum length of a name that can be sensitive, in characters. A longer name is searched as a string instead. */
const LONGEST_COMPARED_NAME = 512;

/** A word for a password that is sensitive only at the end of a name, as in `pass` and `imap_pass`. */
const PASS = "pass";
/**
 * Matches the name of a cookie with one of the prefixes that browsers protect (RFC 6265bis). Example: it matches
 * `__Host-id`, but not `Host-id`.
 */
const PROTECTED_COOKIE = /^__(?:Host|Secure)-./i;

/** The only sensitive name with a harmless plural: `tokens` is usually a count, as in the data of language models. */
const NO_PLURAL = "token";

const BUILT_IN: ReadonlyMap<string, string> = new Map(
  Object.entries(SENSITIVE_NAMES).flatMap(([rule, names]) =>
    names.flatMap((name) => spellingsOf(name).map((each) => [each, rule] as const)),
  ),
);
/** The harmless names, each also with a plural `s`. */
const HARMLESS_COMPOUNDS: ReadonlySet<string> = new Set(HARMLESS_NAMES.flatMap((name) => [name, `${name}s`]));
const HARMLESS_FIRST_WORDS: ReadonlySet<string> = new Set(HARMLESS_NAMES.map((name) => name.split(" ", 1)[0] ?? ""));
/** Maximum number of words of a harmless name. */
const LONGEST_HARMLESS = 3;

/** Returns the forms in which a name is matched: `api key` -> `api key`, `api keys`, `apikey`, `apikeys`. */
function spellingsOf(name: string): readonly string[] {
  const glued = name.replaceAll(" ", "");
  const one = glued.length < SHORTEST_GLUED ? [name] : [name, glued];
  return name === NO_PLURAL ? one : one.flatMap((each) => [each, `${each}s`]);
}

/**
 * Compiles the built-in names of secrets (if `useDefaults`), the names of the groups, and the names in the policy's
 * `sensitiveFields` and `safeFields`.
 */
export function compileNames(
  useDefaults: boolean,
  sensitive: readonly (string | RegExp)[],
  safe: readonly (string | RegExp)[],
  groups: readonly NameGroup[],
): Names {
  const rules = new Map(useDefaults ? BUILT_IN : []);
  for (const name of phrasesIn(sensitive)) rules.set(name, APP_NAME_RULE);
  const isAdded = anyOf(patternsIn(sensitive));
  const safeNames = new Set(phrasesIn(safe));
  const isSafe = anyOf(patternsIn(safe));

  const compounds = { rules, firstWords: new Set([...rules.keys()].map((name) => name.split(" ", 1)[0] ?? "")) };
  const grouped = compileNameGroups(groups);
  const prefilteredNames = [...rules.keys(), ...(useDefaults ? [PASS] : []), ...grouped.names];
  const mayBeSensitive = compileNamePrefilter(prefilteredNames, GLUED_ENDINGS);

  function ruleOf(name: string): string | undefined {
    if (isSafe(name)) return undefined;
    if (isAdded(name)) return APP_NAME_RULE;
    if (name.length > LONGEST_COMPARED_NAME || !mayBeSensitive(name, 0, name.length)) return undefined;
    const words = wordsOf(name);
    const whole = words.join(" ");
    if (safeNames.has(whole)) return undefined;
    const rule = rules.get(whole) ?? (hasMetadataEnding(words) ? undefined : ruleOfParts(words, compounds));
    return rule ?? (useDefaults ? ruleOfEnding(name, words) : undefined) ?? grouped.ruleOf(words);
  }

  function conditionFor(name: string): NameCondition | undefined {
    if (!useDefaults || name.length > LONGEST_COMPARED_NAME) return undefined;
    const condition = conditionOf(name);
    return condition === undefined || isSafe(name) || safeNames.has(phraseOf(name)) ? undefined : condition;
  }

  const lastWords = new Set(
    prefilteredNames.filter((name) => name.includes(" ")).map((name) => name.split(" ").at(-1)),
  );

  /** Like `phraseRule` of `Names`, but also accepts a name with a number: `Unseal Key 2`. */
  function phraseRuleOf(name: string): string | undefined {
    const words = wordsOf(name).filter((word) => !/^\d{1,2}$/.test(word));
    const phrase = words.join(" ");
    if (isSafe(name) || safeNames.has(phrase) || !phrase.includes(" ")) return undefined;
    return rules.get(phrase) ?? (grouped.isName(phrase) ? grouped.ruleOf(words) : undefined);
  }

  const cachedCondition = remembered((name) => ({ condition: conditionFor(name) }));
  const cachedPhraseRule = remembered((name) => ({ rule: phraseRuleOf(name) }));
  const cachedRule = remembered((name) => ({ rule: ruleOf(name) }));
  const prefilter: NamePrefilter = patternsIn(sensitive).length > 0 ? () => true : mayBeSensitive;
  // The prefilter runs before the cache is used. It rejects most names, and rejected names take no space in the cache.
  return {
    rule: (name) => (prefilter(name, 0, name.length) ? cachedRule(name).rule : undefined),
    mayBeSensitive: prefilter,
    phraseRule: (name) => cachedPhraseRule(name).rule,
    endsPhrase: (word) => (word.length < 3 && /^\d/.test(word)) || lastWords.has(word.toLowerCase()),
    isSafe: (name) => isSafe(name) || safeNames.has(phraseOf(name)),
    values: compileValueForms(groups),
    condition: (name) => (mayHaveCondition(name) ? cachedCondition(name).condition : undefined),
    isHarmless: isHarmlessValue,
  };
}

/**
 * Checks whether a name ends with a word that describes a secret. Example: returns true for `token_count` and
 * `auth_error_code`, and false for `auth_code`.
 */
function hasMetadataEnding(words: readonly string[]): boolean {
  return METADATA_ENDINGS.has(words.at(-1) ?? "") || METADATA_ENDINGS.has(words.slice(-2).join(" "));
}

/**
 * Returns the rule of a name that ends with `pass`, or of a cookie with one of the prefixes that browsers protect:
 * `pass`, `imap_pass` -> `@password`; `__Host-id` -> `@session`; `boarding_pass` -> none
 */
function ruleOfEnding(name: string, words: readonly string[]): string | undefined {
  if (words.at(-1) === PASS && !HARMLESS_COMPOUNDS.has(words.slice(-2).join(" "))) return "@password";
  return PROTECTED_COOKIE.test(name) ? "@session" : undefined;
}

function ruleOfParts(words: readonly string[], { rules, firstWords }: SensitiveNames): string | undefined {
  for (let start = 0; start < words.length; start++) {
    const word = words[start] ?? "";
    const harmless = HARMLESS_FIRST_WORDS.has(word) ? harmlessWords(words, start, rules) : 0;
    if (harmless > 0) {
      start += harmless - 1;
      continue;
    }
    const found = (firstWords.has(word) ? ruleFrom(words, start, rules) : undefined) ?? ruleOfGlued(word, rules);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Returns the number of words of the longest harmless name that begins with the word at `start`, or 0. */
function harmlessWords(words: readonly string[], start: number, rules: ReadonlyMap<string, string>): number {
  for (let count = LONGEST_HARMLESS; count > 1; count--) {
    const part = words.slice(start, start + count).join(" ");
    // A name that the app lists in `sensitiveFields` is never harmless. Such a name is in `rules`.
    if (HARMLESS_COMPOUNDS.has(part) && !rules.has(part)) return count;
  }
  return 0;
}

/**
 * Returns the rule of the longest known name that begins with the word at `start`: `cookie id` -> the rule of `cookie`
 */
function ruleFrom(words: readonly string[], start: number, rules: ReadonlyMap<string, string>): string | undefined {
  let found: string | undefined;
  let part = "";
  for (const word of words.slice(start, start + LONGEST_COMPOUND)) {
    part = part === "" ? word : `${part} ${word}`;
    found = rules.get(part) ?? found;
  }
  return found;
}

/** Returns the rule of a word that ends with one of `GLUED_ENDINGS`: `pgpassword` -> the rule of `password`. */
function ruleOfGlued(word: string, rules: ReadonlyMap<string, string>): string | undefined {
  const ending = GLUED_ENDINGS.find((each) => word.endsWith(each));
  return ending === undefined || ending === word ? undefined : rules.get(ending);
}

function phrasesIn(list: readonly (string | RegExp)[]): string[] {
  return list.filter((name) => typeof name === "string").map(phraseOf);
}

function patternsIn(list: readonly (string | RegExp)[]): RegExp[] {
  return list.filter((name) => name instanceof RegExp);
}

/**
 * Compiles a check whether a name matches one of the patterns. Removes the flags `g` and `y`, because with these flags,
 * `test` begins where the previous match ended.
 */
function anyOf(patterns: readonly RegExp[]): (name: string) => boolean {
  const stateless = patterns.map(({ source, flags }) => new RegExp(source, flags.replace(/[gy]/g, "")));
  return (name) => stateless.some((pattern) => pattern.test(name));
}
