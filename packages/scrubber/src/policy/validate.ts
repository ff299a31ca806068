import { checkPath } from "./path-syntax.ts";
import { dangerOf } from "./regex-safety.ts";
import { DEFAULT_LIMITS, type ScrubberPolicy, ScrubberPolicyError } from "./types.ts";

/** Returns the problems with a field's value, one line each. `kinds` are the valid keys of `detectors`. */
type Check = (value: unknown, field: string, kinds: readonly string[]) => readonly string[];

const METHODS = ["filter", "replace", "mask", "remove"];
const METHOD_HINT = `one of "${METHODS.join('", "')}", { method: "replace", text } or hmacSha256(key)`;

const NAMES_HINT = 'expected a list of names or RegExps, such as ["national_ref"]';

/** Current names of renamed policy fields, by former name. */
const RENAMED: ReadonlyMap<string, string> = new Map([["report", "dryRun"]]);

/** One check for each field of a policy. The type requires a check for every field. */
const CHECKS: Readonly<Record<keyof ScrubberPolicy, Check>> = Object.freeze({
  scrubDefaults: flag,
  scrubPersonalData: flag,
  scrubIpAddresses: flag,
  sensitiveFields: list(NAMES_HINT, name),
  safeFields: list(NAMES_HINT, name),
  detectors: (policy, of, kinds) =>
    record((value, field, name) => {
      if (!kinds.includes(name)) return [`${field}: unknown kind; the kinds are ${kinds.join(", ")}`];
      return typeof value === "boolean" || isMethod(value) ? [] : [`${field}: expected true, false or ${METHOD_HINT}`];
    })(policy, of, kinds),
  patterns: record((value, field, name) => {
    if (!/^[A-Za-z][\w-]{0,31}$/.test(name)) {
      return ['patterns: expected names of 1 to 32 letters, digits, "_" and "-" that start with a letter'];
    }
    return pattern(value, field);
  }),
  paths: list('expected a list of paths, such as ["extra.ref"]', path),
  redaction: (value, field, kinds) => (isMethod(value) ? [] : record(method)(value, field, kinds)),
  meta: flag,
  unknownItems: (value, field) => (value === "drop" || value === "pass" ? [] : [`${field}: expected "drop" or "pass"`]),
  dryRun: flag,
  onScrub: (value, field) => (typeof value === "function" ? [] : [`${field}: expected a function that takes a report`]),
  limits: record((value, field, name) => {
    const known = Object.keys(DEFAULT_LIMITS);
    if (!known.includes(name)) return [`${field}: unknown limit; the limits are ${known.join(", ")}`];
    const most = name === "depth" ? 1000 : 100_000_000;
    return typeof value === "number" && Number.isInteger(value) && value > 0 && value <= most
      ? []
      : [`${field}: expected a whole number from 1 to ${most}`];
  }),
});

/** Throws a {@link ScrubberPolicyError} that lists every problem of the policy, if there are any. */
export function checkPolicy(policy: unknown, kinds: readonly string[]): asserts policy is ScrubberPolicy {
  const issues = isRecord(policy)
    ? issuesOf(policy, kinds)
    : ['expected an object, such as { sensitiveFields: ["national_ref"] }'];
  const [first, ...rest] = issues;
  if (first !== undefined) throw new ScrubberPolicyError([first, ...rest]);
}

function issuesOf(policy: Readonly<Record<string, unknown>>, kinds: readonly string[]): readonly string[] {
  return Object.entries(policy).flatMap(([field, value]) => {
    if (!isField(field)) return [`${shown(field)}: ${unknownField(field)}`];
    return value === undefined ? [] : CHECKS[field](value, field, kinds);
  });
}

function unknownField(field: string): string {
  const renamed = RENAMED.get(field);
  return renamed === undefined
    ? `unknown field; the fields are ${Object.keys(CHECKS).join(", ")}`
    : `was renamed to ${renamed}`;
}

function isField(field: string): field is keyof ScrubberPolicy {
  return Object.hasOwn(CHECKS, field);
}

function flag(value: unknown, field: string): readonly string[] {
  return typeof value === "boolean" ? [] : [`${field}: expected true or false`];
}

function list(expected: string, check: Check): Check {
  return (value, field, kinds) =>
    Array.isArray(value)
      ? value.flatMap((entry: unknown, place) => check(entry, `${field}[${place}]`, kinds))
      : [`${field}: ${expected}`];
}

function name(value: unknown, field: string): readonly string[] {
  if (value instanceof RegExp) return pattern(value, field);
  return typeof value === "string" && /[\p{L}\p{N}]/u.test(value)
    ? []
    : [`${field}: expected a non-empty name or a RegExp`];
}

function path(value: unknown, field: string): readonly string[] {
  const problem = typeof value === "string" ? checkPath(value) : 'expected a path such as "extra.ref"';
  return problem === undefined ? [] : [`${field}: ${problem}`];
}

function record(check: (value: unknown, field: string, name: string) => readonly string[]): Check {
  return (value, field) =>
    isRecord(value)
      ? Object.entries(value).flatMap(([name, entry]) =>
          entry === undefined ? [] : check(entry, `${field}.${shown(name)}`, name),
        )
      : [`${field}: expected an object`];
}

function method(value: unknown, field: string): readonly string[] {
  return isMethod(value) ? [] : [`${field}: expected ${METHOD_HINT}`];
}

function isMethod(value: unknown): boolean {
  if (typeof value === "string") return METHODS.includes(value);
  if (!isRecord(value)) return false;
  if (value["method"] === "hash") return typeof value["digest"] === "function";
  return value["method"] === "replace" && typeof value["text"] === "string" && /^[ -~]{1,64}$/.test(value["text"]);
}

function pattern(value: unknown, field: string): readonly string[] {
  const given = isRecord(value) && value["unsafe"] === true ? value["pattern"] : value;
  if (!(given instanceof RegExp)) return [`${field}: expected a RegExp, or { pattern, unsafe: true }`];
  if (given !== value) return [];
  const danger = dangerOf(given);
  return danger === undefined ? [] : [`${field}: ${danger}; rewrite it, or accept it with { pattern, unsafe: true }`];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof RegExp);
}

/** Returns a field name for an error message. Hides an unusual name (`made-up 1`), which can be a misplaced value. */
function shown(name: string): string {
  return /^@?[A-Za-z][A-Za-z-]{0,39}$/.test(name) ? name : "[name not shown]";
}
