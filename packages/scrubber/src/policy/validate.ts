import { type Check, each, expect, fields, oneOf, type Problem } from "@sentry-policy/internal/checks";
import { field, isPlainObject, isRecord } from "@sentry-policy/internal/guards";
import { checkAllow } from "./check-allow.ts";
import { checkFieldNames, conflictsIn } from "./check-field-names.ts";
import { patternsCheck } from "./check-patterns.ts";
import { METHOD, redactionCheck } from "./check-redaction.ts";
import { safeValuesCheck } from "./check-safe-values.ts";
import { checkPath } from "./path-syntax.ts";
import { METHOD_HINT } from "./redaction.ts";
import { type ScrubberLimits, type ScrubberPolicy, ScrubberPolicyError } from "./types.ts";

const FLAG = oneOf(true, false);
const LIMITS: Readonly<Record<keyof ScrubberLimits, Check>> = Object.freeze({
  depth: wholeNumberTo(1000),
  objects: wholeNumberTo(100_000_000),
  text: wholeNumberTo(100_000_000),
  work: wholeNumberTo(100_000_000),
});

/** Maps the path of each renamed option, with a dot at the beginning, to the new name of the option. */
const RENAMED: Readonly<Record<string, string>> = Object.freeze({ ".report": "dryRun" });

/**
 * Throws a {@link ScrubberPolicyError} with all problems of a policy, if there are any. `kinds` are the valid keys of
 * `detectors`.
 */
export function checkPolicy(policy: unknown, kinds: readonly string[]): asserts policy is ScrubberPolicy {
  const [first, ...rest] = policyCheck(policy, kinds)(policy, "").map(issueLineOf);
  if (first !== undefined) throw new ScrubberPolicyError([first, ...rest]);
}

/** Returns the check for a policy. `kinds` are the valid keys of `detectors`. */
function policyCheck(policy: unknown, kinds: readonly string[]): Check {
  const choice = expect((value) => typeof value === "boolean", `true, false or ${METHOD_HINT}`);
  const detector: Check = (value, at) =>
    (isRecord(value) || METHOD(value, at).length === 0 ? METHOD : choice)(value, at);
  const detectors = Object.fromEntries(kinds.map((kind) => [kind, detector]));
  // The type requires a check for every option.
  const checks: Readonly<Record<keyof ScrubberPolicy, Check>> = {
    scrubDefaults: FLAG,
    scrubPersonalData: FLAG,
    scrubIpAddresses: FLAG,
    sensitiveFields: checkFieldNames,
    safeFields: (value, at) => [
      ...checkFieldNames(value, at),
      ...conflictsIn(value, field(policy, "sensitiveFields"), at),
    ],
    safeValues: safeValuesCheck(policy),
    allow: checkAllow,
    sql: expect((value) => value === "keep" || value === "parameterize", '"keep" or "parameterize"'),
    detectors: expect(isPlainObject, "an object, such as { email: false }", fields(detectors, "kind")),
    patterns: patternsCheck(kinds),
    paths: expect(Array.isArray, 'a list of paths, such as ["extra.ref"]', each(checkPathEntry)),
    redaction: redactionCheck(kinds, field(policy, "patterns")),
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
  // Removes the dot at the beginning of an option's path. The path of the policy itself is empty.
  return at === "" ? problem : `${at.slice(1)}: ${problem}`;
}

function wholeNumberTo(most: number): Check {
  return expect(
    (value) => typeof value === "number" && Number.isInteger(value) && value > 0 && value <= most,
    `a whole number from 1 to ${most}`,
  );
}

function checkPathEntry(value: unknown, at: string): readonly Problem[] {
  const problem = typeof value === "string" ? checkPath(value) : 'expected a path such as "extra.ref"';
  return problem === undefined ? [] : [{ at, problem }];
}
