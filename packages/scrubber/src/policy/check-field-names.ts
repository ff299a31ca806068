import { type Check, each, expect, type Problem } from "@sentry-policy/internal/checks";
import { problemOfRegExp } from "./check-patterns.ts";

/**
 * Matches a character that shows that an entry is not a plain field name, but a glob, a path, a RegExp or a list.
 * Example: it matches `*` and `/`, but not `_`.
 */
const NO_NAME_CHARACTER = /[*?/\\$^|+[\]{},;=<>"`]/;
/**
 * Matches an entry that an error message may quote, because it cannot be a secret. Example: it matches `*_id` and
 * `items[0].id`, but not `q7Zt2`.
 */
const PLAIN = /^(?:[a-z_.*?/$^-]|\[\d?\]){1,40}$/i;

/**
 * Checks the options `sensitiveFields` and `safeFields` of the policy, which are lists of names, dotted paths and
 * RegExps.
 */
export const checkFieldNames: Check = expect(
  Array.isArray,
  'a list of names or RegExps, such as ["national_ref"]',
  each(checkName),
);

/** Returns one problem for each entry of `safeFields` that is also in `sensitiveFields`. */
export function conflictsIn(safe: unknown, sensitive: unknown, at: string): readonly Problem[] {
  if (!Array.isArray(safe) || !Array.isArray(sensitive)) return [];
  const known = new Set(sensitive.map(identityOf));
  return safe.flatMap((name, index) =>
    known.has(identityOf(name))
      ? [{ at: `${at}[${index}]`, problem: "is also in sensitiveFields; remove one of them" }]
      : [],
  );
}

function checkName(value: unknown, at: string): readonly Problem[] {
  const problem = value instanceof RegExp ? problemOfRegExp(value) : problemOfName(value);
  return problem === undefined ? [] : [{ at, problem }];
}

function problemOfName(value: unknown): string | undefined {
  if (typeof value !== "string" || !/[\p{L}\p{N}]/u.test(value)) return "expected a non-empty name or a RegExp";
  const [character] = NO_NAME_CHARACTER.exec(value) ?? [];
  if (character === undefined) return undefined;
  const place = PLAIN.test(value) ? ` in ${JSON.stringify(value)}` : "";
  return `names and dotted paths only, found ${JSON.stringify(character)}${place}; for anything else, use a RegExp such as /_ref$/`;
}

/**
 * Returns a key by which `conflictsIn` compares names and RegExps. Names that differ only in case and separators have
 * the same key: `apikey` for both `apiKey` and `API_KEY`. Equal RegExps have the same key, too.
 */
function identityOf(name: unknown): unknown {
  if (name instanceof RegExp) return String(name);
  return typeof name === "string" ? name.toLowerCase().replace(/[^\p{L}\p{N}.]/gu, "") : {};
}
