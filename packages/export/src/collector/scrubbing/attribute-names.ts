import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import { type ActiveRules, phraseOf, RULES } from "@sentry-policy/scrubber/rules";
import { type ExportNote, note } from "../../notes/note.ts";
import { translateRegex } from "../../regex/translate-regex.ts";
import { keyPattern } from "./key-pattern.ts";

/**
 * Groups of sensitive names. They differ in the values that are not redacted:
 *
 * - `own`: the policy's `sensitiveFields`, whose values are always redacted
 * - `personal`: built-in names of personal data. Values are kept if they are in `safeValues`, or if their form shows
 *   that they are harmless
 * - `secret`: built-in names of secrets. The same values are kept as for `personal`, and all values of a name with a
 *   harmless ending, as in `credentials.type`
 * - `always`: built-in names of secrets that have such an ending themselves, as `webhook url` has. The same values are
 *   kept as for `personal`, and no others
 */
export type NameGroup = "own" | "personal" | "always" | "secret";

/** Attribute names whose values are redacted by the same rule. */
export interface NameRule {
  /** Name of the rule, as in the policy's `redaction`: `@password`. */
  readonly rule: string;
  readonly group: NameGroup;
  /** Expressions for the names. At least one must match. */
  readonly patterns: readonly string[];
}

/** Which attributes are redacted because of their names. */
export interface AttributeNames {
  readonly rules: readonly NameRule[];
  /** Expressions for the policy's `safeFields`. A matching name is not sensitive, even if a rule also matches it. */
  readonly safe: readonly string[];
  readonly notes: readonly ExportNote[];
}

/** The rule for the policy's `sensitiveFields`. */
const OWN_RULE = "strip-fields";
/** Matches the start of a name. In a nested attribute, a name also starts after a dot: `total` in `cart.total` */
const NAME_START = "(?:^|\\.)";

/** Matches what can follow a sensitive name: nothing, or an index, as in `tokens.1`. */
const INDEX = "(?:\\.[0-9]{1,5})*$";
/** Matches what can follow a sensitive name: nothing, or nested fields, as in `credentials.login`. */
const FIELDS = "(?:\\..*)?$";

/** Returns the names that are sensitive under a policy. */
export function attributeNames(policy: ScrubberPolicy, { names }: ActiveRules): AttributeNames {
  const { sensitiveFields = [], safeFields = [] } = policy;
  const sensitive = readPatterns(sensitiveFields, "sensitiveFields");
  const safe = readPatterns(safeFields, "safeFields");
  const own = [...namePatterns(phrasesIn(sensitiveFields), FIELDS), ...sensitive.patterns];
  return {
    rules: [
      ...(own.length === 0 ? [] : [{ rule: OWN_RULE, group: "own" as const, patterns: own }]),
      ...names.flatMap(({ rule, kind, names: listed }) => builtInRules(rule, listed, kind !== undefined)),
    ],
    safe: [...phrasesIn(safeFields).map(wholeName), ...safe.patterns],
    notes: [...sensitive.notes, ...safe.notes],
  };
}

/**
 * Returns expressions for harmless names that look like those of secrets, such as `session_replay`, or
 * `credentials.type`, which only describes a secret.
 */
export function harmlessNames(): readonly string[] {
  const endings = RULES.metadataEndings.map((ending) => ending.replaceAll(" ", "[_-]?")).join("|");
  return [
    ...namePatterns(RULES.harmlessNames, INDEX),
    `\\.(?:[0-9A-Za-z_-]*[_-])?(?i:${endings})$`,
    `\\.[0-9A-Za-z_-]*[0-9a-z](?:${RULES.metadataEndings.map(capitalized).join("|")})$`,
  ];
}

/**
 * Divides the names of a rule into groups. Most names of secrets belong to `secret`. A name that itself has a harmless
 * ending, such as `webhook url`, belongs to `always`, so that the ending does not make it harmless.
 */
function builtInRules(rule: string, names: readonly string[], isPersonal: boolean): readonly NameRule[] {
  const hasEnding = (name: string): boolean =>
    RULES.metadataEndings.some((ending) => name === ending || name.endsWith(` ${ending}`));
  const group: NameGroup = isPersonal ? "personal" : "always";
  const anyEnding = isPersonal ? names : names.filter(hasEnding);
  const secret = names.filter((name) => !anyEnding.includes(name));
  return [
    ...(anyEnding.length === 0 ? [] : [{ rule, group, patterns: namePatterns(anyEnding, INDEX) }]),
    ...(secret.length === 0 ? [] : [{ rule, group: "secret" as const, patterns: namePatterns(secret, FIELDS) }]),
  ];
}

function namePatterns(names: readonly string[], end: string): readonly string[] {
  return names.length === 0 ? [] : [keyPattern(names, end)];
}

function phrasesIn(fields: readonly (string | RegExp)[]): readonly string[] {
  return fields.filter((field) => typeof field === "string").map(phraseOf);
}

/** Writes words in Pascal case: `expires in` -> `ExpiresIn` */
function capitalized(words: string): string {
  return words.replace(/(?:^| )(.)/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Returns an expression for a phrase as a whole name. `token hint` matches `token_hint`, `tokenHint` and
 * `form.token-hint`.
 */
function wholeName(phrase: string): string {
  return `${NAME_START}(?i:${phrase.split(" ").join("[ _.\\-]?")})$`;
}

function readPatterns(fields: readonly (string | RegExp)[], name: string) {
  const found = fields.flatMap((field, index) =>
    field instanceof RegExp ? [readPattern(field, `scrubber.${name}[${index}]`)] : [],
  );
  return { patterns: found.flatMap(({ patterns }) => patterns), notes: found.flatMap(({ notes }) => notes) };
}

/** Translates a RegExp of the policy. A `^` at its start also matches after each dot: `/^ref/` matches `cart.ref`. */
function readPattern({ source, flags }: RegExp, field: string) {
  const nested = source.startsWith("^") ? `${NAME_START}${source.slice(1)}` : source;
  const { pattern, notes } = translateRegex(nested, flags.replace(/[gy]/g, ""), "re2");
  return {
    patterns: pattern === undefined ? [] : [pattern],
    notes: notes.map((each) => note(each.class, field, each.message)),
  };
}
