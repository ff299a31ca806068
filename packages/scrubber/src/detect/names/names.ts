import { remembered } from "../../shared/memoize.ts";
import { compileNamePrefilter, type NamePrefilter } from "./name-prefilter.ts";
import { HARMLESS_NAMES, METADATA_ENDINGS, SENSITIVE_NAMES } from "./sensitive-names.ts";
import { phraseOf, wordsOf } from "./words.ts";

/** Returns the rule that redacts fields of this name, or `undefined` if no rule does. */
export type NameRule = (name: string) => string | undefined;

export interface Names {
  readonly rule: NameRule;
  /** Rules out most names cheaply, before `rule` is called. */
  readonly mayBeSensitive: NamePrefilter;
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
/** Minimum number of letters of a compound that also matches as one word: `cardno` does, `ccno` can be another word. */
const SHORTEST_GLUED = 5;
/** Endings of sensitive names that are written as one word, such as `pgpassword`. */
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

/** Compiles the built-in names (if `useDefaults`), and the names in the policy's `sensitiveFields` and `safeFields`. */
export function compileNames(
  useDefaults: boolean,
  sensitive: readonly (string | RegExp)[],
  safe: readonly (string | RegExp)[],
): Names {
  const rules = new Map(useDefaults ? BUILT_IN : []);
  for (const name of phrasesIn(sensitive)) rules.set(name, APP_NAME_RULE);
  const isAdded = anyOf(patternsIn(sensitive));
  const safeNames = new Set(phrasesIn(safe));
  const isSafe = anyOf(patternsIn(safe));

  const compounds = { rules, firstWords: new Set([...rules.keys()].map((name) => name.split(" ", 1)[0] ?? "")) };
  const mayBeSensitive = compileNamePrefilter(rules.keys(), GLUED_ENDINGS);

  function ruleOf(name: string): string | undefined {
    if (isSafe(name)) return undefined;
    if (isAdded(name)) return APP_NAME_RULE;
    if (name.length > LONGEST_COMPARED_NAME || !mayBeSensitive(name, 0, name.length)) return undefined;
    const words = wordsOf(name);
    const whole = words.join(" ");
    if (safeNames.has(whole)) return undefined;
    return rules.get(whole) ?? (METADATA_ENDINGS.has(words.at(-1) ?? "") ? undefined : ruleOfParts(words, compounds));
  }

  const cachedRule = remembered((name) => ({ rule: ruleOf(name) }));
  const prefilter: NamePrefilter = patternsIn(sensitive).length > 0 ? () => true : mayBeSensitive;
  // The prefilter comes first, so that the names that it rejects, which are most, take no space in the cache.
  return {
    rule: (name) => (prefilter(name, 0, name.length) ? cachedRule(name).rule : undefined),
    mayBeSensitive: prefilter,
  };
}

function ruleOfParts(words: readonly string[], { rules, firstWords }: SensitiveNames): string | undefined {
  for (const [start, word] of words.entries()) {
    const found = (firstWords.has(word) ? ruleFrom(words, start, rules) : undefined) ?? ruleOfGlued(word, rules);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Returns the rule of the longest known name that begins at `start`: `cookie` has one, `cookie consent` has none. */
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

/** Compiles a check for any of the patterns. Removes `g` and `y`: with them, `test` begins after the previous match. */
function anyOf(patterns: readonly RegExp[]): (name: string) => boolean {
  const stateless = patterns.map(({ source, flags }) => new RegExp(source, flags.replace(/[gy]/g, "")));
  return (name) => stateless.some((pattern) => pattern.test(name));
}
