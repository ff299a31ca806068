import { type Check, each, expect, type Problem } from "@sentry-policy/internal/checks";
import { problemOfRegExp } from "./check-patterns.ts";

/**
 * Matches a character that can be in a glob, a path, a RegExp or a list, but not in a plain field name. Example: it
 * matches `*` and `/`, but not `_`.
 */
const NO_NAME_CHARACTER = /[*?/\\$^|+[\]{},;=<>"`]/;
/**
 * Matches an entry that cannot be a secret, so error messages may quote it. Example: it matches `*_id` and
 * `items[0].id`, but not `q7Zt2`.
 */
const PLAIN = /^(?:[a-z_.*?/$^-]|\[\d?\]){1,40}$/i;

/** Checks the policy's options `sensitiveFields` and `safeFields`: lists of names, dotted paths and RegExps. */
export const checkFieldNames: Check = expect(
  Array.isArray,
  'a list of names or RegExps, such as ["national_ref"]',
  each(checkName),
);

/** Returns a problem for each entry that is in both `safeFields` and `sensitiveFields`. */
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
 * Returns a key that is equal for equal RegExps, and for names that differ only in case and separators. Example:
 * `apiKey` and `API_KEY` -> `apikey`.
 */
function identityOf(name: unknown): unknown {
  if (name instanceof RegExp) return String(name);
  return typeof name === "string" ? name.toLowerCase().replace(/[^\p{L}\p{N}.]/gu, "") : {};
}
