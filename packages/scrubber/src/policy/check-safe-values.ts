import { type Check, each, expect, fields, type Problem } from "@sentry-policy/internal/checks";
import { field, isRecord } from "@sentry-policy/internal/guards";
import { problemOfRegExp } from "./check-patterns.ts";
import { looksLikeBlock, parseBlock } from "./cidr.ts";
import { isDomain, LONGEST_SAFE_VALUE } from "./safe-values.ts";

const ENTRY = 'expected a string, a block such as "10.0.0.0/8", a RegExp or { domain: "example.com" }';
const BLOCK = 'expected a block in CIDR notation, with zeros after the prefix, such as "10.0.0.0/8" or "fd00::/8"';
const WILDCARD =
  '"*" is not a wildcard; write { domain: "example.com" } for the hosts of a domain, or a RegExp for anything else';
/**
 * Matches a range of IP addresses. Example: it matches `10.0.0.1-10.0.0.9` and `10.0.0.1 - 20`, but not `2026-11-24`.
 */
const RANGE = /^\d{1,3}(?:\.\d{1,3}){3}\s?[-–]\s?\d/;
const DOMAIN = expect(isDomain, 'a domain without "@", "*", scheme, port or path, such as "example.com"');
const SAFE_DOMAIN = fields({ domain: DOMAIN }, "field", undefined, "domain");

/** Returns the check for the policy's `safeValues` option. */
export function safeValuesCheck(policy: unknown): Check {
  const check = expect(
    Array.isArray,
    'a list, such as ["support@example.com", { domain: "example.com" }]',
    each(entry),
  );
  return (value, at) =>
    field(policy, "scrubDefaults") === false
      ? [{ at, problem: "has no effect with scrubDefaults: false, which turns off all built-in rules; remove it" }]
      : check(value, at);
}

function entry(value: unknown, at: string): readonly Problem[] {
  if (isRecord(value) && !(value instanceof RegExp)) return SAFE_DOMAIN(value, at);
  const problem = value instanceof RegExp ? problemOfRegExp(value) : problemOfText(value);
  return problem === undefined ? [] : [{ at, problem }];
}

function problemOfText(value: unknown): string | undefined {
  if (typeof value !== "string" || value.trim() === "") return ENTRY;
  if (value.length > LONGEST_SAFE_VALUE)
    return `expected at most ${LONGEST_SAFE_VALUE} characters, found ${value.length}`;
  if (value !== value.trim()) return "begins or ends with a blank, so it never matches; remove the blank";
  if (value.includes("*")) return WILDCARD;
  if (RANGE.test(value)) return 'ranges of addresses are not supported; write a block such as "10.0.0.0/8"';
  return looksLikeBlock(value) && parseBlock(value) === undefined ? BLOCK : undefined;
}
