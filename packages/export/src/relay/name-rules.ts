import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import { type ActiveRules, phraseOf } from "@sentry-policy/scrubber/rules";
import { type ExportNote, note } from "../notes/note.ts";
import { fieldPattern } from "../search/field-pattern.ts";
import { pairPattern } from "../search/pair-pattern.ts";
import { valueForm } from "../search/value-forms.ts";
import { relayRedaction } from "./redaction.ts";
import {
  FIELD_SELECTOR,
  NUMBER_SELECTOR,
  selectorOf,
  selectorsOfName,
  selectorWithout,
  TEXT_SELECTOR,
} from "./selectors.ts";
import type { RelayPart, RelayRule } from "./types.ts";

/** The rule for the policy's `sensitiveFields`. */
export const OWN_RULE = "strip-fields";
/** Rules whose secrets can be numbers. For other rules, a number is usually a count, as in `tokens: 3`. */
const NUMERIC_RULES: ReadonlySet<string> = new Set([
  ...[OWN_RULE, "@password", "@creditcard", "@ssn", "@account", "@phone", "@birthdate", "@address"],
]);
/**
 * Matches names of one-time codes, such as `otp` and `verification code`. These codes can be numbers, unlike other
 * tokens.
 */
const CODE_NAME = /\b(?:otp|totp|mfa|tfa|2fa|code|factor)$/;

/** The sensitive names of one rule. Names in the policy's `safeFields` are left out. */
interface Group {
  readonly rule: string;
  readonly id: string;
  readonly names: readonly string[];
}

/**
 * Returns the rules for secrets that are recognized by the name beside them. There are three kinds of rules:
 *
 * - `name:` for fields whose names contain a sensitive name and another word;
 * - `field:` for fields whose name is exactly a sensitive name of one word. Selectors find these fields, and the rule's
 *   expression checks their values;
 * - `pair:` for sensitive names with a value beside them in a string.
 */
export function nameRules(policy: ScrubberPolicy, active: ActiveRules): RelayPart {
  const { safeFields = [] } = policy;
  const safe = safeFields.filter((name) => typeof name === "string");
  const keep = safe.flatMap(selectorsOfName);
  const groups = groupsOf(policy, active, new Set(safe.map(phraseOf)));
  const rules: Record<string, RelayRule> = {};
  const applications: Record<string, readonly string[]> = {};
  for (const { rule, id, names } of groups) {
    const redaction = relayRedaction(active.redactionOf(rule));
    rules[`name:${id}`] = { type: "redact_pair", keyPattern: fieldPattern(names, "rust"), redaction };
    const words = wordsIn(names);
    if (words.length > 0) {
      rules[`field:${id}`] = { type: "pattern", pattern: valueForm(rule, "rust"), replaceGroups: [0], redaction };
      applications[selectorWithout(selectorsFor(withPlurals(words)), keep)] = [`field:${id}`];
    }
    if (!active.searchesPairs) continue;
    const { pattern, groups: replaceGroups } = pairPattern(names, "rust", rule !== OWN_RULE);
    rules[`pair:${id}`] = { type: "pattern", pattern, replaceGroups, redaction };
  }
  const ids = groups.map(({ id }) => `name:${id}`);
  if (ids.length > 0) applications[selectorWithout(FIELD_SELECTOR, keep)] = ids;
  const pairs = Object.keys(rules).filter((name) => name.startsWith("pair:"));
  if (pairs.length > 0) applications[TEXT_SELECTOR] = pairs;
  const others = otherValues(groups, keep);
  return {
    rules: { ...rules, ...others.rules },
    applications: { ...applications, ...others.applications },
    notes: [...notesOfSafe(safeFields), ...(active.names.length === 0 ? [] : [NOTE_OF_NAMES])],
  };
}

/**
 * Returns the rules for numbers, objects and lists. Relay cannot match such a value against an expression, so it is
 * redacted because of its name alone.
 */
function otherValues(groups: readonly Group[], keep: readonly string[]): Omit<RelayPart, "notes"> {
  const words = groups.flatMap(({ names }) => wordsIn(names));
  const numeric = groups.map(({ rule, names, ...rest }) => ({
    ...rest,
    names: NUMERIC_RULES.has(rule) ? names : names.filter((name) => CODE_NAME.test(name)),
  }));
  const numericWords = numeric.flatMap(({ names }) => wordsIn(names));
  const numericNames = numeric.filter(({ names }) => names.length > 0);
  const redaction = relayRedaction("remove");
  const rules = {
    ...(words.length === 0 ? {} : { "field:other": { type: "anything", redaction } as const }),
    ...Object.fromEntries(
      numericNames.map(({ id, names }) => [
        `number:${id}`,
        { type: "redact_pair", keyPattern: fieldPattern(names, "rust"), redaction } as const,
      ]),
    ),
  };
  const containers = `($object || $array) && (${selectorsFor(withPlurals(words))})`;
  const numbers = `$number && (${selectorsFor(numericWords)})`;
  return {
    rules,
    applications: {
      ...(words.length === 0 ? {} : { [selectorWithout(containers, keep)]: ["field:other"] }),
      ...(numericWords.length === 0 ? {} : { [selectorWithout(numbers, keep)]: ["field:other"] }),
      ...(numericNames.length === 0
        ? {}
        : { [selectorWithout(NUMBER_SELECTOR, keep)]: numericNames.map(({ id }) => `number:${id}`) }),
    },
  };
}

/**
 * Returns the sensitive names by rule, without those in the policy's `safeFields`. A name in `sensitiveFields` belongs
 * to no other rule.
 */
function groupsOf(
  { sensitiveFields = [] }: ScrubberPolicy,
  { names }: ActiveRules,
  safe: ReadonlySet<string>,
): readonly Group[] {
  const plain = sensitiveFields.filter((name) => typeof name === "string").filter((name) => !name.includes("."));
  const own = [...new Set(plain.map(phraseOf))];
  const isFree = (name: string): boolean => !safe.has(name) && !own.includes(name);
  return [{ rule: OWN_RULE, names: own }, ...names.map(({ rule, names }) => ({ rule, names: names.filter(isFree) }))]
    .filter((group) => group.names.length > 0)
    .map((group) => ({ ...group, id: group.rule.replace("@", "") }));
}

function wordsIn(names: readonly string[]): readonly string[] {
  return names.filter((name) => !name.includes(" "));
}

/**
 * Adds the plural of each word, as the app's scrubber does. The exception is `token`, because `tokens` is usually a
 * count.
 */
function withPlurals(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => (word === "token" ? [word] : [word, `${word}s`]));
}

/** Returns a selector of all fields whose name is one of the words. */
function selectorsFor(words: readonly string[]): string {
  return words.map((word) => selectorOf([word])).join(" || ");
}

const NOTE_OF_NAMES: ExportNote = note(
  "wider",
  "scrubDefaults",
  "Relay cannot compare a field's name and its value at once. Fields such as `user_password` are redacted whatever their values are, and a value that is a sensitive name of several words, such as `api_key`, is redacted too.",
);

function notesOfSafe(safeFields: readonly (string | RegExp)[]): readonly ExportNote[] {
  return safeFields.map((field, place) =>
    field instanceof RegExp
      ? note(
          "refused",
          `safeFields[${place}]`,
          "Relay's selectors take no RegExps, so these fields are redacted. List the names instead.",
        )
      : note(
          "wider",
          `safeFields[${place}]`,
          "Relay keeps fields with exactly this name, written with `_`, `-` or neither. Other names with these words are redacted.",
        ),
  );
}
