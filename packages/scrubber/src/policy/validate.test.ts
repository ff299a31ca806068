import { expect, it } from "vitest";
import { issuesOf } from "../../test/issues-of.ts";
import { createScrub } from "../create-scrub.ts";

const NAMES = "names and dotted paths only, found";
const USE_REGEXP = "for anything else, use a RegExp such as /_ref$/";
const METHODS =
  'expected one of "filter", "replace", "mask", "remove", { method: "replace", text }, { method: "mask", keepLast } or hmacSha256(key)';
const KEEP_LAST = "expected a whole number from 1 to 16";
const ENTRY = 'expected a string, a block such as "10.0.0.0/8", a RegExp or { domain: "example.com" }';
const BLOCK = 'expected a block in CIDR notation, with zeros after the prefix, such as "10.0.0.0/8" or "fd00::/8"';
const DOMAIN = 'expected a domain without "@", "*", scheme, port or path, such as "example.com"';
const LISTED = "names and dotted paths only, found";
const PATH = 'expected a path such as "extra.ref", "spans[*].data" or \'headers["x-ref"]\'';
const BY_RULE = `${METHODS}, or an object with a method for each rule, such as { "@email": "mask" }`;
const EMPTY = 'matches the empty string; make it require a character, for example with "+" in place of "*"';
const STARTS_AGAIN = "starts again at each position of a text, which can take quadratic time";
const OR_UNSAFE = "or accept the risk with { pattern, unsafe: true }";
const EXPONENTIAL = "can take exponential time; rewrite the pattern";

it.each([
  ["rejects a glob", { sensitiveFields: ["*_id"] }, `sensitiveFields[0]: ${NAMES} "*" in "*_id"; ${USE_REGEXP}`],
  [
    "rejects a RegExp in quotes",
    { sensitiveFields: ["/national/"] },
    `sensitiveFields[0]: ${NAMES} "/" in "/national/"; ${USE_REGEXP}`,
  ],
  [
    "rejects an index in a dotted path",
    { safeFields: ["items[0].id"] },
    `safeFields[0]: ${NAMES} "[" in "items[0].id"; ${USE_REGEXP}`,
  ],
  [
    "rejects a wildcard in a dotted path",
    { sensitiveFields: ["ref", "user.*"] },
    `sensitiveFields[1]: ${NAMES} "*" in "user.*"; ${USE_REGEXP}`,
  ],
  ["rejects a JSONPath", { safeFields: ["$.ref"] }, `safeFields[0]: ${NAMES} "$" in "$.ref"; ${USE_REGEXP}`],
  ["rejects two names in one string", { safeFields: ["a,b"] }, `safeFields[0]: ${NAMES} ","; ${USE_REGEXP}`],
  [
    "does not quote a name that may be a secret",
    { sensitiveFields: ["made-up/9f3+c2"] },
    `sensitiveFields[0]: ${NAMES} "/"; ${USE_REGEXP}`,
  ],
  [
    "rejects a name in both lists of fields, whatever its case and separators",
    { sensitiveFields: ["national_ref"], safeFields: ["ok", "nationalRef"] },
    "safeFields[1]: is also in sensitiveFields; remove one of them",
  ],
  [
    "rejects a RegExp in both lists of fields",
    { sensitiveFields: [/^ref/], safeFields: [/^ref/] },
    "safeFields[0]: is also in sensitiveFields; remove one of them",
  ],
  ["rejects a RegExp that matches every name", { safeFields: [/.*/] }, `safeFields[0]: ${EMPTY}`],
  [
    "does not suggest `unsafe: true` for a RegExp in a list of fields",
    { sensitiveFields: [/(a+)+$/] },
    `sensitiveFields[0]: nested quantifiers at "a" ${EXPONENTIAL}`,
  ],
  ["suggests a path without the $", { paths: ["$.extra.ref"] }, "paths[0]: cannot match any value; write 'extra.ref'"],
  ["suggests an index without the $", { paths: ["$[0].ref"] }, "paths[0]: cannot match any value; write '[0].ref'"],
  [
    "suggests an index in brackets",
    { paths: ["user.0.name"] },
    "paths[0]: cannot match any value; write 'user[0].name'",
  ],
  [
    "suggests a name with a hyphen in brackets",
    { paths: ["headers.x-ref"] },
    "paths[0]: cannot match any value; write 'headers[\"x-ref\"]'",
  ],
  ["does not quote a path that may be a secret", { paths: ["$.k3y9f"] }, `paths[0]: ${PATH}`],
  ["shows examples of paths", { paths: ["$"] }, `paths[0]: ${PATH}`],
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
  ["lists the methods for an unknown method", { redaction: { method: "blank" } }, `redaction: ${METHODS}`],
  [
    "requires the number of characters that a mask keeps",
    { redaction: { method: "mask" } },
    `redaction.keepLast: ${KEEP_LAST}`,
  ],
  [
    "rejects a mask that keeps 0 characters",
    { detectors: { ip: { method: "mask", keepLast: 0 } } },
    `detectors.ip.keepLast: ${KEEP_LAST}`,
  ],
  [
    "rejects a mask that keeps 17 characters",
    { redaction: { "@email": { method: "mask", keepLast: 17 } } },
    `redaction.@email.keepLast: ${KEEP_LAST}`,
  ],
  [
    "rejects a mask that keeps 2.5 characters",
    { redaction: { method: "mask", keepLast: 2.5 } },
    `redaction.keepLast: ${KEEP_LAST}`,
  ],
  [
    "suggests the nearest field of a method",
    { redaction: { method: "mask", keepLast: 4, keeplast: 4 } },
    "redaction.keeplast: unknown field; did you mean keepLast?",
  ],
  [
    "rejects a text that is empty",
    { redaction: { method: "replace", text: "" } },
    "redaction.text: expected 1 to 64 printable ASCII characters",
  ],
  [
    "requires the text of a replacement",
    { redaction: { method: "replace" } },
    "redaction.text: expected 1 to 64 printable ASCII characters",
  ],
  ["rejects a safe value that is a number", { safeValues: [7] }, `safeValues[0]: ${ENTRY}`],
  ["rejects an empty safe value", { safeValues: ["ok", " "] }, `safeValues[1]: ${ENTRY}`],
  [
    "rejects a block whose address is not the first one in the block",
    { safeValues: ["10.0.0.7/8"] },
    `safeValues[0]: ${BLOCK}`,
  ],
  ["rejects an IPv4 block with more than 32 bits", { safeValues: ["10.0.0.0/33"] }, `safeValues[0]: ${BLOCK}`],
  ["rejects a block with an incomplete address", { safeValues: ["10.0.0/8"] }, `safeValues[0]: ${BLOCK}`],
  ["rejects an IPv6 block with more than 128 bits", { safeValues: ["fd00::/129"] }, `safeValues[0]: ${BLOCK}`],
  ["rejects an IPv6 block with two `::`", { safeValues: ["fd00::1::/8"] }, `safeValues[0]: ${BLOCK}`],
  [
    "rejects blanks around a safe value",
    { safeValues: ["ok "] },
    "safeValues[0]: begins or ends with a blank, so it never matches; remove the blank",
  ],
  [
    "rejects a wildcard",
    { safeValues: ["*@example.com"] },
    'safeValues[0]: "*" is not a wildcard; write { domain: "example.com" } for the hosts of a domain, or a RegExp for anything else',
  ],
  [
    "rejects a range of addresses",
    { safeValues: ["10.0.0.1-10.0.0.9"] },
    'safeValues[0]: ranges of addresses are not supported; write a block such as "10.0.0.0/8"',
  ],
  ["rejects a domain with an @", { safeValues: [{ domain: "@example.com" }] }, `safeValues[0].domain: ${DOMAIN}`],
  [
    "rejects a domain with a wildcard",
    { safeValues: [{ domain: "*.example.com" }] },
    `safeValues[0].domain: ${DOMAIN}`,
  ],
  ["rejects a URL as a domain", { safeValues: [{ domain: "https://example.com" }] }, `safeValues[0].domain: ${DOMAIN}`],
  ["rejects a top-level domain", { safeValues: [{ domain: "com" }] }, `safeValues[0].domain: ${DOMAIN}`],
  ["rejects a domain that is missing", { safeValues: [{}] }, `safeValues[0].domain: ${DOMAIN}`],
  [
    "suggests the field of a domain",
    { safeValues: [{ domain: "example.com", domains: "x" }] },
    "safeValues[0].domains: unknown field; did you mean domain?",
  ],
  [
    "rejects a slow RegExp for safe values",
    { safeValues: [/(a+)+/] },
    `safeValues[0]: nested quantifiers at "a" ${EXPONENTIAL}`,
  ],
  ["rejects a safe value that matches everything", { safeValues: [/.*/] }, `safeValues[0]: ${EMPTY}`],
  [
    "rejects a safe value that is too long to be compared",
    { safeValues: ["x".repeat(257)] },
    "safeValues[0]: expected at most 256 characters, found 257",
  ],
  [
    "rejects safe values if all built-in rules are turned off",
    { scrubDefaults: false, safeValues: ["ok"] },
    "safeValues: has no effect with scrubDefaults: false, which turns off all built-in rules; remove it",
  ],
  ["suggests the nearest part", { allow: { extras: [] } }, "allow.extras: unknown part; did you mean extra?"],
  [
    "suggests the nearest part with a dot, and does not show the unknown name",
    { allow: { "request.header": [] } },
    "allow.[name not shown]: unknown part; did you mean request.headers?",
  ],
  [
    "lists the parts if none is near",
    { allow: { body: [] } },
    "allow.body: unknown part; the parts are extra, tags, user, contexts, request.headers, request.data, breadcrumbs.data, spans.data, logs.attributes, metrics.attributes, frames.vars",
  ],
  [
    "rejects a single name",
    { allow: { extra: "order" } },
    'allow.extra: expected a list of names, such as ["order", "cart.total"]',
  ],
  [
    "rejects a wildcard in a part",
    { allow: { "request.headers": ["x-*"] } },
    `allow.request.headers[0]: ${LISTED} "*"; list each name in full`,
  ],
  [
    "rejects an index in a part",
    { allow: { extra: ["items[0].id"] } },
    `allow.extra[0]: ${LISTED} "["; list each name in full`,
  ],
  [
    "rejects an empty name in a part",
    { allow: { tags: ["a", ""] } },
    'allow.tags[1]: expected a name or a dotted path, such as "cart.total"',
  ],
  [
    "rejects a RegExp in a part",
    { allow: { tags: [/a/] } },
    'allow.tags[0]: expected a name or a dotted path, such as "cart.total"',
  ],
  ["rejects an unknown setting of `sql`", { sql: "remove" }, 'sql: expected "keep" or "parameterize"'],
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
  ["rejects a pattern that matches everywhere", { patterns: { order: /\d*/ } }, `patterns.order: ${EMPTY}`],
  [
    "rejects a pattern that matches everywhere, even if it is marked as unsafe",
    { patterns: { order: { pattern: /\d*/g, unsafe: true } } },
    `patterns.order: ${EMPTY}`,
  ],
  [
    "rejects the name of a built-in kind for a pattern",
    { patterns: { email: /@/ } },
    "patterns.email: is the name of a built-in kind of secret; choose another name",
  ],
  [
    "suggests a limit for the quantifier +",
    { patterns: { order: /\d+-\d+/ } },
    `patterns.order: the unbounded "\\d+" ${STARTS_AGAIN}; write "\\d{1,64}", ${OR_UNSAFE}`,
  ],
  [
    "suggests a limit for the lazy quantifier *?",
    { patterns: { order: /[A-Z]{2}\s*?\d{3}/ } },
    `patterns.order: the unbounded "\\s*?" ${STARTS_AGAIN}; write "\\s{0,64}?", ${OR_UNSAFE}`,
  ],
  [
    "suggests a limit for a quantifier with a minimum",
    { sensitiveFields: [/\d{100,}x/] },
    `sensitiveFields[0]: the unbounded "\\d{100,}" ${STARTS_AGAIN}; write "\\d{100,164}"`,
  ],
])("the check of a policy %s", (_title, policy, issue) => {
  expect(issuesOf(createScrub, policy)).toEqual([issue]);
});

it.each([
  [
    "names with spaces, hyphens, colons, brackets and apostrophes",
    { sensitiveFields: ["a b", "x-ref", "a:b", "ref (old)", "mother's name"] },
  ],
  ["a field whose name begins with $ in a path", { paths: ["$ref.id"] }],
  [
    "a method for the rules of a name, of a detector and of a pattern, and for all other rules",
    {
      patterns: { order: /ORD-\d{8}/ },
      redaction: { "@ssn": "mask", "@usssn": "mask", order: "mask", "strip-fields": "mask", default: "mask" },
    },
  ],
  [
    "masks that keep 1 to 16 characters",
    { redaction: { "@email": { method: "mask", keepLast: 1 }, default: { method: "mask", keepLast: 16 } } },
  ],
  [
    "safe values of every form",
    {
      safeValues: [
        "a@b.example",
        "10.0.0.0/8",
        "fd00::/8",
        "1/2",
        "::/0",
        /^demo-\d{1,4}$/,
        { domain: "example.co.uk" },
      ],
    },
  ],
  [
    "each part of `allow`, and an empty list",
    {
      allow: { extra: [], "request.headers": ["user-agent"], "spans.data": ["http.method"], tags: undefined },
      redaction: { allow: "remove" },
    },
  ],
  ["both settings of `sql`", { sql: "keep" }],
  ["an unknown rule that is undefined", { redaction: { order: undefined } }],
  [
    "a pattern named `method`, and one redaction method for all rules",
    { patterns: { method: /M-\d/ }, redaction: { method: "mask" } },
  ],
  [
    "a sensitive path and a safe name that end with the same word",
    { sensitiveFields: ["payment.ref"], safeFields: ["ref"] },
  ],
])("the check of a policy accepts %s", (_title, policy) => {
  expect(issuesOf(createScrub, policy)).toEqual([]);
});
