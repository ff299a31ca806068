import { type Check, expect, fields, type Problem } from "@sentry-policy/internal/checks";
import { isPlainObject, isRecord } from "@sentry-policy/internal/guards";
import { dangerOf } from "./regex-safety.ts";

const NAME_PROBLEM = 'expected names of 1 to 32 letters, digits, "_" and "-" that start with a letter';
const EMPTY_PROBLEM = 'matches the empty string; make it require a character, for example with "+" in place of "*"';
const BUILT_IN_PROBLEM = "is the name of a built-in kind of secret; choose another name";

/** Returns the check for the policy's `patterns` option. No pattern may have the name of a built-in kind (`kinds`). */
export function patternsCheck(kinds: readonly string[]): Check {
  return expect(isPlainObject, "an object, such as { order: /ORD-\\d{8}/ }", (patterns, at) => {
    const checks = Object.keys(patterns).map((name) => [name, checkOf(name, kinds)] as const);
    return fields(Object.fromEntries(checks), "field")(patterns, at);
  });
}

function checkOf(name: string, kinds: readonly string[]): Check {
  const isName = /^[A-Za-z][\w-]{0,31}$/.test(name);
  if (isName && !kinds.includes(name)) return checkPattern;
  return (_, at) => [{ at, problem: isName ? BUILT_IN_PROBLEM : NAME_PROBLEM }];
}

function checkPattern(value: unknown, at: string): readonly Problem[] {
  const isUnsafe = isRecord(value) && value["unsafe"] === true;
  const given = isUnsafe ? value["pattern"] : value;
  if (!(given instanceof RegExp)) return [{ at, problem: "expected a RegExp, or { pattern, unsafe: true }" }];
  if (matchesEmpty(given)) return [{ at, problem: EMPTY_PROBLEM }];
  const danger = isUnsafe ? undefined : dangerOf(given);
  return danger === undefined ? [] : [{ at, problem: `${danger}, or accept the risk with { pattern, unsafe: true }` }];
}

/**
 * Returns why a RegExp for field names is rejected, or `undefined` if it is valid. A slow RegExp is always rejected,
 * because only `patterns` can accept one with `unsafe: true`.
 */
export function problemOfRegExp(pattern: RegExp): string | undefined {
  return matchesEmpty(pattern) ? EMPTY_PROBLEM : dangerOf(pattern);
}

/** Checks whether a RegExp matches the empty string. Tests a copy, because `test` can change `lastIndex`. */
function matchesEmpty({ source, flags }: RegExp): boolean {
  return new RegExp(source, flags).test("");
}
