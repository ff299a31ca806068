import { type Check, each, expect, fields, type Problem } from "@sentry-policy/internal/checks";
import { isPlainObject } from "@sentry-policy/internal/guards";
import { ALLOW_PLACES } from "./allow-parts.ts";

const NAMES = expect(Array.isArray, 'a list of names, such as ["order", "cart.total"]', each(checkName));
const PARTS = Object.fromEntries(Object.keys(ALLOW_PLACES).map((part) => [part, NAMES]));

/** Checks the option `allow` of the policy. */
export const checkAllow: Check = expect(
  isPlainObject,
  'an object with a list of names for each part, such as { extra: ["order", "cart.total"] }',
  fields(PARTS, "part"),
);

function checkName(value: unknown, at: string): readonly Problem[] {
  if (typeof value !== "string" || !/[\p{L}\p{N}]/u.test(value))
    return [{ at, problem: 'expected a name or a dotted path, such as "cart.total"' }];
  // Globs, RegExps and list indexes have no effect in `allow`. Without this check, the policy would redact the fields
  // that such an entry seems to allow.
  const [character] = /[*?\\^$|+[\]{}<>"`]/.exec(value) ?? [];
  return character === undefined
    ? []
    : [{ at, problem: `names and dotted paths only, found ${JSON.stringify(character)}; list each name in full` }];
}
