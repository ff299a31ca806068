import { type Check, each, expect, fields, oneOf, type Problem } from "@sentry-policy/internal/checks";
import { isPlainObject, isRecord } from "@sentry-policy/internal/guards";
import { checkPath } from "./path-syntax.ts";
import { isMethod, METHOD_HINT } from "./redaction.ts";
import { dangerOf } from "./regex-safety.ts";
import { type ScrubberLimits, type ScrubberPolicy, ScrubberPolicyError } from "./types.ts";

const FLAG = oneOf(true, false);
const METHOD = expect(isMethod, METHOD_HINT);
const FIELD_NAMES = expect(Array.isArray, 'a list of names or RegExps, such as ["national_ref"]', each(checkName));
const LIMITS: Readonly<Record<keyof ScrubberLimits, Check>> = Object.freeze({
  depth: wholeNumberTo(1000),
  objects: wholeNumberTo(100_000_000),
  text: wholeNumberTo(100_000_000),
  work: wholeNumberTo(100_000_000),
});

/** Current names of renamed policy fields. Each key is a former name, written as a path with a leading dot. */
const RENAMED: Readonly<Record<string, string>> = Object.freeze({ ".report": "dryRun" });

/** Throws a {@link ScrubberPolicyError} that lists every problem of the policy, if there are any. */
export function checkPolicy(policy: unknown, kinds: readonly string[]): asserts policy is ScrubberPolicy {
  const [first, ...rest] = policyCheck(kinds)(policy, "").map(issueLineOf);
  if (first !== undefined) throw new ScrubberPolicyError([first, ...rest]);
}

/** Returns the check for a policy. `kinds` are the valid keys of `detectors`. */
function policyCheck(kinds: readonly string[]): Check {
  const detector = expect((value) => typeof value === "boolean" || isMethod(value), `true, false or ${METHOD_HINT}`);
  const detectors = Object.fromEntries(kinds.map((kind) => [kind, detector]));
  // The type makes sure that every field of the policy has a check.
  const checks: Readonly<Record<keyof ScrubberPolicy, Check>> = {
    scrubDefaults: FLAG,
    scrubPersonalData: FLAG,
    scrubIpAddresses: FLAG,
    sensitiveFields: FIELD_NAMES,
    safeFields: FIELD_NAMES,
    detectors: expect(isPlainObject, "an object", fields(detectors, "kind")),
    patterns: checkPatterns,
    paths: expect(Array.isArray, 'a list of paths, such as ["extra.ref"]', each(checkPathEntry)),
    redaction: (value, at) => (isMethod(value) ? [] : record(() => METHOD)(value, at)),
    meta: FLAG,
    unknownItems: expect((value) => value === "drop" || value === "pass", '"drop" or "pass"'),
    dryRun: FLAG,
    onScrub: expect((value) => typeof value === "function", "a function that takes a report"),
    limits: expect(isPlainObject, "an object", fields(LIMITS, "limit")),
  };
  return expect(
    isPlainObject,
    'an object, such as { sensitiveFields: ["national_ref"] }',
    fields(checks, "field", RENAMED),
  );
}

function issueLineOf({ at, problem }: Problem): string {
  // The path of a field begins with a dot. The path of the policy itself is empty.
  return at === "" ? problem : `${at.slice(1)}: ${problem}`;
}

/**
 * Returns a check for an object whose field names are not fixed. `checkOf` returns the check for the field with the
 * given name.
 */
function record(checkOf: (name: string) => Check): Check {
  return expect(isPlainObject, "an object", (object, at) => {
    const checks = Object.fromEntries(Object.keys(object).map((name) => [name, checkOf(name)]));
    return fields(checks, "field")(object, at);
  });
}

function wholeNumberTo(most: number): Check {
  return expect(
    (value) => typeof value === "number" && Number.isInteger(value) && value > 0 && value <= most,
    `a whole number from 1 to ${most}`,
  );
}

function checkName(value: unknown, at: string): readonly Problem[] {
  if (value instanceof RegExp) return checkPattern(value, at);
  return typeof value === "string" && /[\p{L}\p{N}]/u.test(value)
    ? []
    : [{ at, problem: "expected a non-empty name or a RegExp" }];
}

function checkPathEntry(value: unknown, at: string): readonly Problem[] {
  const problem = typeof value === "string" ? checkPath(value) : 'expected a path such as "extra.ref"';
  return problem === undefined ? [] : [{ at, problem }];
}

function checkPatterns(patterns: unknown, at: string): readonly Problem[] {
  const problem = 'expected names of 1 to 32 letters, digits, "_" and "-" that start with a letter';
  return record((name) => (/^[A-Za-z][\w-]{0,31}$/.test(name) ? checkPattern : () => [{ at, problem }]))(patterns, at);
}

function checkPattern(value: unknown, at: string): readonly Problem[] {
  const given = isRecord(value) && value["unsafe"] === true ? value["pattern"] : value;
  if (!(given instanceof RegExp)) return [{ at, problem: "expected a RegExp, or { pattern, unsafe: true }" }];
  if (given !== value) return [];
  const danger = dangerOf(given);
  return danger === undefined
    ? []
    : [{ at, problem: `${danger}; rewrite it, or accept it with { pattern, unsafe: true }` }];
}
