import { remembered } from "../../shared/memoize.ts";
import { conditionOf, mayHaveCondition, type NameCondition } from "./conditions.ts";
import { isHarmlessValue } from "./harmless-values.ts";
import type { NameGroup } from "./name-group.ts";
import { compileNameGroups } from "./name-groups.ts";
import { compileNamePrefilter, type NamePrefilter } from "./name-prefilter.ts";
import { APP_NAME_RULE, type NameRule } from "./name-rule.ts";
import { HARMLESS_NAMES, METADATA_ENDINGS, SENSITIVE_NAMES } from "./sensitive-names.ts";
import { compileTextPrefilter, type TextPrefilter } from "./text-prefilter.ts";
import { compileValueForms, type ValueForms } from "./value-forms.ts";
import { phraseOf, wordsOf } from "./words.ts";

export type { NameRule } from "./name-rule.ts";

export interface Names {
  readonly rule: NameRule;
  /** Rules out most harmless names. It is much faster than `rule`, so it is called first. */
  readonly mayBeSensitive: NamePrefilter;
  /** Rules out most texts that contain no sensitive name. */
  readonly mayBeIn: TextPrefilter;
  /**
   * Returns the rule of a name with several words if the whole name is sensitive. For example, `api key` has a rule,
   * but `password for` has none. In contrast, `rule` returns a rule for `password for` too, because it contains
   * `password`.
   */
  readonly phraseRule: NameRule;
  /**
   * Checks whether a word can end a sensitive name of several words. Examples: `key` in `api key`, and the number in
   * `unseal key 2`.
   */
  readonly endsPhrase: (word: string) => boolean;
  readonly isSafe: (name: string) => boolean;
  /** Checks whether a value is possible under its name. For example, the value of `phone` must contain digits. */
  readonly values: ValueForms;
  /**
   * Returns the condition under which a name without a rule, such as `code`, is sensitive, or `undefined` if there is
   * none.
   */
  readonly condition: (name: string) => NameCondition | undefined;
  /** Checks whether the value of a sensitive name is certainly not a secret. */
  readonly isHarmless: typeof isHarmlessValue;
}

/** The sensitive names, which have one or more words. */
interface SensitiveNames {
  /** The rule for each sensitive name. */
  readonly rules: ReadonlyMap<string, string>;
  readonly firstWords: ReadonlySet<string>;
}

const LONGEST_COMPOUND = 5;
/**
 * Minimum number of letters of a name that also matches without its spaces. For example, `card no` also matches
 * `cardno`. But `cc no` does not match `ccno`, because such a short word can have another meaning.
 */
const SHORTEST_GLUED = 5;
/** A longer word with one of these endings is a sensitive name, such as `pgpassword`. */
const GLUED_ENDINGS = Object.freeze(["password", "passwd", "passphrase", "apikey", "secret", "token"]);
/**
 * Maximum length of a name that is compared with the sensitive names. A longer name is only searched for secrets like
 * any other string.
 */
const LONGEST_COMPARED_NAME = 512;

/** A word that means a password only at the end of a name, as in `imap_pass`. */
const PASS = "pass";
/** Matches the name of a cookie with the prefix `__Host-` or `__Secure-` (RFC 6265bis), such as `__Host-id`. */
const PROTECTED_COOKIE = /^__(?:Host|Secure)-./i;

/**
 * The only sensitive name that does not match in the plural: `tokens` is usually a count, such as the tokens that a
 * language model used.
 */
const NO_PLURAL = "token";

const BUILT_IN: ReadonlyMap<string, string> = new Map(
  Object.entries(SENSITIVE_NAMES).flatMap(([rule, names]) =>
    names.flatMap((name) => spellingsOf(name).map((each) => [each, rule] as const)),
  ),
);
/** The harmless names, each in the singular and in the plural. */
const HARMLESS_COMPOUNDS: ReadonlySet<string> = new Set(HARMLESS_NAMES.flatMap((name) => [name, `${name}s`]));
const HARMLESS_FIRST_WORDS: ReadonlySet<string> = new Set(HARMLESS_NAMES.map((name) => name.split(" ", 1)[0] ?? ""));
/** Maximum number of words in a harmless name. */
const LONGEST_HARMLESS = 3;

/** Returns the spellings of a name. Example: `api key` -> `api key`, `api keys`, `apikey` and `apikeys`. */
function spellingsOf(name: string): readonly string[] {
  const glued = name.replaceAll(" ", "");
  const one = glued.length < SHORTEST_GLUED ? [name] : [name, glued];
  return name === NO_PLURAL ? one : one.flatMap((each) => [each, `${each}s`]);
}

/**
 * Compiles the sensitive names: the built-in names of secrets (if `useDefaults` is true), the names for personal data,
 * and the policy's `sensitiveFields` and `safeFields`.
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
    if (condition === undefined || isSafe(name)) return undefined;
    const words = wordsOf(name);
    // A name such as `completion_tokens` always contains a count.
    const isHarmless = safeNames.has(words.join(" ")) || HARMLESS_COMPOUNDS.has(words.slice(-2).join(" "));
    return isHarmless ? undefined : condition;
  }

  const lastWords = new Set(
    prefilteredNames.filter((name) => name.includes(" ")).map((name) => name.split(" ").at(-1)),
  );

  /** Ignores short numbers in the name, such as the `2` in `Unseal Key 2`. */
  function phraseRuleOf(name: string): string | undefined {
    const words = wordsOf(name).filter((word) => !/^\d{1,2}$/.test(word));
    const phrase = words.join(" ");
    if (isSafe(name) || safeNames.has(phrase) || !phrase.includes(" ")) return undefined;
    return rules.get(phrase) ?? (grouped.isName(phrase) ? grouped.ruleOf(words) : undefined);
  }

  const cachedCondition = remembered((name) => ({ condition: conditionFor(name) }));
  const cachedPhraseRule = remembered((name) => ({ rule: phraseRuleOf(name) }));
  const cachedRule = remembered((name) => ({ rule: ruleOf(name) }));
  const hasPatterns = patternsIn(sensitive).length > 0;
  const prefilter: NamePrefilter = hasPatterns ? () => true : mayBeSensitive;
  // The prefilter runs first, so that the many names that it rejects take no space in the cache.
  return {
    rule: (name) => (prefilter(name, 0, name.length) ? cachedRule(name).rule : undefined),
    mayBeSensitive: prefilter,
    mayBeIn: hasPatterns ? () => true : compileTextPrefilter(prefilteredNames, GLUED_ENDINGS),
    phraseRule: (name) => cachedPhraseRule(name).rule,
    endsPhrase: (word) => (word.length < 3 && /^\d/.test(word)) || lastWords.has(word.toLowerCase()),
    isSafe: (name) => isSafe(name) || safeNames.has(phraseOf(name)),
    values: compileValueForms(groups),
    condition: (name) => (mayHaveCondition(name) ? cachedCondition(name).condition : undefined),
    isHarmless: isHarmlessValue,
  };
}

/**
 * Checks whether the last word or the last two words of a name are in `METADATA_ENDINGS`. Example: returns true for
 * `token_count` and `auth_error_code`, and false for `auth_code`.
 */
function hasMetadataEnding(words: readonly string[]): boolean {
  return METADATA_ENDINGS.has(words.at(-1) ?? "") || METADATA_ENDINGS.has(words.slice(-2).join(" "));
}

/**
 * Returns the rule of a name that ends with `pass`, or of a cookie with a protected prefix. Examples: `imap_pass` ->
 * `@password`, `__Host-id` -> `@session`, `boarding_pass` -> `undefined`.
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

/**
 * Returns the number of words in the longest harmless name that begins at the word with the index `start`, or 0 if
 * there is none.
 */
function harmlessWords(words: readonly string[], start: number, rules: ReadonlyMap<string, string>): number {
  for (let count = LONGEST_HARMLESS; count > 1; count--) {
    const part = words.slice(start, start + count).join(" ");
    // A name in the app's `sensitiveFields` is in `rules`, so it is never harmless.
    if (HARMLESS_COMPOUNDS.has(part) && !rules.has(part)) return count;
  }
  return 0;
}

/**
 * Returns the rule of the longest sensitive name that begins at the word with the index `start`. Example: `cookie id`
 * -> the rule of `cookie`.
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

/** Returns the rule of a word with one of the `GLUED_ENDINGS`. Example: `pgpassword` -> the rule of `password`. */
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
 * Returns a function that checks whether a name matches one of the patterns. Removes the flags `g` and `y`, because
 * `test` of a RegExp with one of them starts where the previous match ended.
 */
function anyOf(patterns: readonly RegExp[]): (name: string) => boolean {
  const stateless = patterns.map(({ source, flags }) => new RegExp(source, flags.replace(/[gy]/g, "")));
  return (name) => stateless.some((pattern) => pattern.test(name));
}
