import { type Check, each, expect, fields, type Problem } from "@sentry-policy/internal/checks";
import { isPlainObject } from "@sentry-policy/internal/guards";
import { ALLOW_PLACES } from "./allow-parts.ts";

const NAMES = expect(Array.isArray, 'a list of names, such as ["order", "cart.total"]', each(checkName));
const PARTS = Object.fromEntries(Object.keys(ALLOW_PLACES).map((part) => [part, NAMES]));

export const checkAllow: Check = expect(
  isPlainObject,
  'an object with a list of names for each part, such as { extra: ["order", "cart.total"] }',
  fields(PARTS, "part"),
);

function checkName(value: unknown, at: string): readonly Problem[] {
  if (typeof value !== "string" || !/[\p{L}\p{N}]/u.test(value))
    return [{ at, problem: 'expected a name or a dotted path, such as "cart.total"' }];
  // Globs, RegExps and list indexes are rejected. They match no field in `allow`, so the fields that they seem to allow
  // would be redacted.
  const [character] = /[*?\\^$|+[\]{}<>"`]/.exec(value) ?? [];
  return character === undefined
    ? []
    : [{ at, problem: `names and dotted paths only, found ${JSON.stringify(character)}; list each name in full` }];
}
