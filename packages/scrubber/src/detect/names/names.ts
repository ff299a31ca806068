import { remembered } from "../../shared/memoize.ts";
import type { NameGroup } from "./name-group.ts";
import { compileNameGroups } from "./name-groups.ts";
import { compileNamePrefilter, type NamePrefilter } from "./name-prefilter.ts";
import { HARMLESS_NAMES, METADATA_ENDINGS, SENSITIVE_NAMES } from "./sensitive-names.ts";
import { compileValueForms, type ValueForms } from "./value-forms.ts";
import { phraseOf, wordsOf } from "./words.ts";

/** Returns the rule that redacts the fields with a given name, or `undefined` if no rule does. */
export type NameRule = (name: string) => string | undefined;

export interface Names {
  readonly rule: NameRule;
  /** Rules out most harmless names. It is much faster than `rule`, so it is called first. */
  readonly mayBeSensitive: NamePrefilter;
  /** Checks whether a name is one of the policy's `safeFields`. */
  readonly isSafe: (name: string) => boolean;
  /** What the values of some names look like. */
  readonly values: ValueForms;
}

/** The sensitive names, each of which has one or more words. */
interface SensitiveNames {
  /** The rule of each sensitive name. */
  readonly rules: ReadonlyMap<string, string>;
  readonly firstWords: ReadonlySet<string>;
}

/** Rule of the fields that an app lists in `sensitiveFields`. It has the same name on Sentry's server. */
const APP_NAME_RULE = "strip-fields";
/** Maximum number of words of a sensitive name. */
const LONGEST_COMPOUND = 5;
/**
 * Minimum number of letters of a name that also matches without its spaces. The name `card no` also matches as
 * `cardno`, but `cc no` does not match as `ccno`, because such a short word can have another meaning.
 */
const SHORTEST_GLUED = 5;
/** A word with one of these endings, such as `pgpassword`, is a sensitive name. */
const GLUED_ENDINGS = Object.freeze(["password", "passwd", "passphrase", "apikey", "secret", "token"]);
/** Maximum length of a name that can be sensitive, in characters. A longer name is searched as a text instead. */
const LONGEST_COMPARED_NAME = 512;

/** The only sensitive name whose plural is harmless: `tokens` is usually a count, as in the data of language models. */
const NO_PLURAL = "token";

const BUILT_IN: ReadonlyMap<string, string> = new Map(
  Object.entries(SENSITIVE_NAMES).flatMap(([rule, names]) =>
    names.flatMap((name) => spellingsOf(name).map((each) => [each, rule] as const)),
  ),
);
const HARMLESS_COMPOUNDS: ReadonlySet<string> = new Set(HARMLESS_NAMES);

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
  const mayBeSensitive = compileNamePrefilter([...rules.keys(), ...grouped.names], GLUED_ENDINGS);

  function ruleOf(name: string): string | undefined {
    if (isSafe(name)) return undefined;
    if (isAdded(name)) return APP_NAME_RULE;
    if (name.length > LONGEST_COMPARED_NAME || !mayBeSensitive(name, 0, name.length)) return undefined;
    const words = wordsOf(name);
    const whole = words.join(" ");
    if (safeNames.has(whole)) return undefined;
    const isMetadata = METADATA_ENDINGS.has(words.at(-1) ?? "");
    return rules.get(whole) ?? (isMetadata ? undefined : ruleOfParts(words, compounds)) ?? grouped.ruleOf(words);
  }

  const cachedRule = remembered((name) => ({ rule: ruleOf(name) }));
  const prefilter: NamePrefilter = patternsIn(sensitive).length > 0 ? () => true : mayBeSensitive;
  // The prefilter runs before the cache is used. It rejects most names, and rejected names take no space in the cache.
  return {
    rule: (name) => (prefilter(name, 0, name.length) ? cachedRule(name).rule : undefined),
    mayBeSensitive: prefilter,
    isSafe: (name) => isSafe(name) || safeNames.has(phraseOf(name)),
    values: compileValueForms(groups),
  };
}

function ruleOfParts(words: readonly string[], { rules, firstWords }: SensitiveNames): string | undefined {
  for (const [start, word] of words.entries()) {
    const found = (firstWords.has(word) ? ruleFrom(words, start, rules) : undefined) ?? ruleOfGlued(word, rules);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Returns the rule of the longest known name that begins with the word at `start`. `cookie id` gets the rule of
 * `cookie`. `cookie consent` gets none, because it is a known harmless name.
 */
function ruleFrom(words: readonly string[], start: number, rules: ReadonlyMap<string, string>): string | undefined {
  let found: string | undefined;
  let part = "";
  for (const word of words.slice(start, start + LONGEST_COMPOUND)) {
    part = part === "" ? word : `${part} ${word}`;
    found = HARMLESS_COMPOUNDS.has(part) ? undefined : (rules.get(part) ?? found);
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
 * Compiles a check whether a name matches one of the patterns. The flags `g` and `y` are removed, because with them,
 * `test` would begin where the previous match ended.
 */
function anyOf(patterns: readonly RegExp[]): (name: string) => boolean {
  const stateless = patterns.map(({ source, flags }) => new RegExp(source, flags.replace(/[gy]/g, "")));
  return (name) => stateless.some((pattern) => pattern.test(name));
}
