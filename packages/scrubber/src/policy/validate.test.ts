import { expect, it } from "vitest";
import { issuesOf } from "../../test/issues-of.ts";
import { createScrub } from "../create-scrub.ts";

const NAMES = "names and dotted paths only, found";
const USE_REGEXP = "for anything else, use a RegExp such as /_ref$/";
const METHODS = 'expected one of "filter", "replace", "mask", "remove", { method: "replace", text } or hmacSha256(key)';
const PATH = 'expected a path such as "extra.ref", "spans[*].data" or \'headers["x-ref"]\'';
const BY_RULE = `${METHODS}, or an object of methods by rule, such as { "@email": "mask" }`;
const EMPTY = 'matches the empty string; make it require a character, for example with "+" in place of "*"';
const STARTS_AGAIN = "starts again at each position of a text, which can take quadratic time";
const OR_UNSAFE = "or accept the risk with { pattern, unsafe: true }";
const EXPONENTIAL = "can take exponential time; rewrite the pattern";

it.each([
  ["refuses a glob", { sensitiveFields: ["*_id"] }, `sensitiveFields[0]: ${NAMES} "*" in "*_id"; ${USE_REGEXP}`],
  [
    "refuses a RegExp in quotes",
    { sensitiveFields: ["/national/"] },
    `sensitiveFields[0]: ${NAMES} "/" in "/national/"; ${USE_REGEXP}`,
  ],
  [
    "refuses an index in a dotted path",
    { safeFields: ["items[0].id"] },
    `safeFields[0]: ${NAMES} "[" in "items[0].id"; ${USE_REGEXP}`,
  ],
  [
    "refuses a wildcard in a dotted path",
    { sensitiveFields: ["ref", "user.*"] },
    `sensitiveFields[1]: ${NAMES} "*" in "user.*"; ${USE_REGEXP}`,
  ],
  ["refuses a JSONPath", { safeFields: ["$.ref"] }, `safeFields[0]: ${NAMES} "$" in "$.ref"; ${USE_REGEXP}`],
  ["refuses two names in one string", { safeFields: ["a,b"] }, `safeFields[0]: ${NAMES} ","; ${USE_REGEXP}`],
  [
    "shows no name that might be a secret",
    { sensitiveFields: ["made-up/9f3+c2"] },
    `sensitiveFields[0]: ${NAMES} "/"; ${USE_REGEXP}`,
  ],
  [
    "refuses a name in both lists of fields, whatever its case and separators",
    { sensitiveFields: ["national_ref"], safeFields: ["ok", "nationalRef"] },
    "safeFields[1]: is also in sensitiveFields; remove one of them",
  ],
  [
    "refuses a RegExp in both lists of fields",
    { sensitiveFields: [/^ref/], safeFields: [/^ref/] },
    "safeFields[0]: is also in sensitiveFields; remove one of them",
  ],
  ["refuses a RegExp for every name", { safeFields: [/.*/] }, `safeFields[0]: ${EMPTY}`],
  [
    "does not suggest an unsafe RegExp in a list of fields",
    { sensitiveFields: [/(a+)+$/] },
    `sensitiveFields[0]: nested quantifiers at "a" ${EXPONENTIAL}`,
  ],
  ["removes the $ from a path", { paths: ["$.extra.ref"] }, "paths[0]: can match nothing; write 'extra.ref'"],
  ["removes the $ before an index", { paths: ["$[0].ref"] }, "paths[0]: can match nothing; write '[0].ref'"],
  ["puts an index into brackets", { paths: ["user.0.name"] }, "paths[0]: can match nothing; write 'user[0].name'"],
  [
    "puts a name with a hyphen into brackets",
    { paths: ["headers.x-ref"] },
    "paths[0]: can match nothing; write 'headers[\"x-ref\"]'",
  ],
  ["shows no path that might be a secret", { paths: ["$.k3y9f"] }, `paths[0]: ${PATH}`],
  ["says what a path looks like", { paths: ["$"] }, `paths[0]: ${PATH}`],
  [
    "suggests the rule with an @",
    { redaction: { token: "mask" } },
    "redaction.token: unknown rule; did you mean @token?",
  ],
  [
    "suggests the nearest rule",
    { redaction: { "@tokens": "mask" } },
    "redaction.@tokens: unknown rule; did you mean @token?",
  ],
  [
    "suggests the name of a pattern",
    { patterns: { order: /ORD-\d{8}/ }, redaction: { orders: "mask" } },
    "redaction.orders: unknown rule; did you mean order?",
  ],
  ["lists the methods for a hash without a key", { redaction: "hash" }, `redaction: ${BY_RULE}`],
  ["lists the methods for a function", { redaction: () => "x" }, `redaction: ${BY_RULE}`],
  [
    "lists the methods for an object with an unknown method",
    { redaction: { method: "mask" } },
    `redaction: ${BY_RULE}`,
  ],
  ["lists the methods for a rule", { redaction: { "@email": "hash" } }, `redaction.@email: ${METHODS}`],
  [
    "suggests the nearest kind",
    { detectors: { emails: false } },
    "detectors.emails: unknown kind; did you mean email?",
  ],
  [
    "suggests the nearest field",
    { sensitiveField: [] },
    "sensitiveField: unknown field; did you mean sensitiveFields?",
  ],
  ["suggests the nearest limit", { limits: { dept: 5 } }, "limits.dept: unknown limit; did you mean depth?"],
  [
    "lists the limits if none is near",
    { limits: { width: 5 } },
    "limits.width: unknown limit; the limits are depth, objects, text, work",
  ],
  ["refuses a pattern that matches everywhere", { patterns: { order: /\d*/ } }, `patterns.order: ${EMPTY}`],
  [
    "refuses such a pattern even if it is marked as unsafe",
    { patterns: { order: { pattern: /\d*/g, unsafe: true } } },
    `patterns.order: ${EMPTY}`,
  ],
  [
    "refuses the name of a built-in kind for a pattern",
    { patterns: { email: /@/ } },
    "patterns.email: is the name of a built-in kind of secret; choose another name",
  ],
  [
    "limits a repetition of one or more",
    { patterns: { order: /\d+-\d+/ } },
    `patterns.order: the unbounded "\\d+" ${STARTS_AGAIN}; write "\\d{1,64}", ${OR_UNSAFE}`,
  ],
  [
    "limits a repetition of any number, and keeps it lazy",
    { patterns: { order: /[A-Z]{2}\s*?\d{3}/ } },
    `patterns.order: the unbounded "\\s*?" ${STARTS_AGAIN}; write "\\s{0,64}?", ${OR_UNSAFE}`,
  ],
  [
    "limits a repetition with a minimum",
    { sensitiveFields: [/\d{100,}x/] },
    `sensitiveFields[0]: the unbounded "\\d{100,}" ${STARTS_AGAIN}; write "\\d{100,164}"`,
  ],
])("a policy's check %s", (_title, policy, issue) => {
  expect(issuesOf(createScrub, policy)).toEqual([issue]);
});

it.each([
  [
    "names with spaces, hyphens, colons, brackets and apostrophes",
    { sensitiveFields: ["a b", "x-ref", "a:b", "ref (old)", "mother's name"] },
  ],
  ["a field whose name begins with $ in a path", { paths: ["$ref.id"] }],
  [
    "a rule for a name, a detector, a pattern and the rest",
    {
      patterns: { order: /ORD-\d{8}/ },
      redaction: { "@ssn": "mask", "@usssn": "mask", order: "mask", "strip-fields": "mask", default: "mask" },
    },
  ],
  ["an unknown rule that is undefined", { redaction: { order: undefined } }],
  ["a pattern with the name of a redaction's field", { patterns: { method: /M-\d/ }, redaction: { method: "mask" } }],
  ["a sensitive path and a safe name that end alike", { sensitiveFields: ["payment.ref"], safeFields: ["ref"] }],
])("a policy's check accepts %s", (_title, policy) => {
  expect(issuesOf(createScrub, policy)).toEqual([]);
});
