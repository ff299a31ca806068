import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { spanVolume } from "../spans.ts";
import { SamplerPolicyError, type SamplerRule } from "./types.ts";
import { checkPolicy } from "./validate.ts";

const ANY = spanVolume({});

it.each([
  ["a rate above 1", { rate: 10 }, "rate: expected a number from 0 to 1, found 10"],
  ["a rate of NaN", { rate: Number.NaN }, "rate: expected"],
  ["a rate given as a string", { rate: "0.1" }, "rate: expected"],
  ["an unknown field", { rates: 0.1 }, "rates: unknown"],
  [
    "an unusual field name, which may be a misplaced secret",
    { "made-up 1": 1 },
    "policy.[name not shown]: unknown field",
  ],
  ["rules that are not an array", { rules: {} }, "rules: expected an array"],
  ["a rule without a rate", { rules: [{ name: "x" }] }, "rules[0].rate: expected"],
  ["a path without a leading slash", { rules: [{ path: "health", rate: 0 }] }, "rules[0].path: expected a glob"],
  ["null as an attribute", { rules: [{ attributes: { a: null }, rate: 0 }] }, "attributes[a]: expected"],
  ["a rule that is not an object", { rules: [0.1] }, "rules[0]: expected a plain object"],
  ["slow without thresholdMs", { slow: { rate: 1 } }, "slow.thresholdMs: expected a number above 0"],
  ["a budget of 0", { budget: { tracesPerSecond: 0 } }, "budget.tracesPerSecond: expected a number above 0"],
  ["an infinite limit", { limits: { traces: Number.POSITIVE_INFINITY } }, "limits.traces: expected"],
  ["an unknown limit", { limits: { constructor: 1 } }, "limits.constructor: unknown"],
  ["a mode in an array", { mode: ["tail"] }, "mode: expected tail or head or auto"],
  ["a string in place of a boolean", { defaultRules: "false" }, "defaultRules: expected true or false"],
  ["null as the policy", null, "policy: expected a plain object"],
  ["a callback that is not a function", { onDecision: 1 }, "onDecision: expected a function"],
  ["a RegExp as attributes", { rules: [{ attributes: /x/, rate: 0 }] }, "rules[0].attributes: expected a plain object"],
  [
    "a map as attributes",
    { rules: [{ attributes: new Map(), rate: 0 }] },
    "rules[0].attributes: expected a plain object",
  ],
  [
    "an array as attributes",
    { rules: [{ attributes: ["a"], rate: 0 }] },
    "rules[0].attributes: expected a plain object",
  ],
  ["a RegExp as budget", { budget: /x/ }, "policy.budget: expected a plain object"],
  ["an array as budget", { budget: [] }, "policy.budget: expected a plain object"],
  ["a map as limits", { limits: new Map([["traces", 1]]) }, "policy.limits: expected a plain object"],
  ["a date as slow", { slow: new Date() }, "policy.slow: expected a plain object"],
  ["a date as the policy", new Date(), "policy: expected a plain object"],
  ["a map as the policy", new Map([["rate", 0.1]]), "policy: expected a plain object"],
  ["NaN as an attribute", { rules: [{ attributes: { a: Number.NaN }, rate: 0 }] }, "rules[0].attributes[a]: expected"],
  [
    "an empty list as an attribute",
    { rules: [{ attributes: { a: [] }, rate: 0 }] },
    "attributes[a]: expected at least",
  ],
  ["null in a list of paths", { rules: [{ path: ["/a", null], rate: 0 }] }, "rules[0].path[1]: expected a glob"],
  ["a number as method", { rules: [{ method: 1, rate: 0 }] }, "rules[0].method: expected a string or a RegExp"],
  ["a boolean as a header", { rules: [{ header: { "x-a": true }, rate: 1 }] }, "rules[0].header[x-a]: expected"],
  ["a status that no response has", { rules: [{ status: 700, rate: 1 }] }, "rules[0].status: expected an HTTP status"],
  ["a status in mode head", { mode: "head", rules: [{ status: 404, rate: 1 }] }, 'is not known in mode "head"'],
  ["a status in a rule with a rate of 0", { rules: [{ status: "4xx", rate: 0 }] }, "a rate can only be raised"],
  ["an unknown value of parent", { parent: "ignore" }, "policy.parent: expected follow or cap"],
  [
    "an unknown value of a rule's parent",
    { rules: [{ path: "/", parent: "cap", rate: 1 }] },
    "expected follow or ignore",
  ],
  [
    "an unknown default rule",
    { defaultRules: { pingdum: false } },
    "defaultRules.pingdum: unknown field; did you mean pingdom?",
  ],
  [
    "a policy for spans that was not passed to spanVolume()",
    { spans: { maxPerTrace: 5 } },
    "spans: expected the result of spanVolume()",
  ],
  [
    "a maximum of 0 spans",
    { spans: spanVolume({ maxPerTrace: 0 }) },
    "policy.spans.maxPerTrace: expected an integer above 0",
  ],
  ["a `drop` that is not a list", { spans: { ...ANY, policy: { drop: {} } } }, "spans.drop: expected an array"],
  [
    "a rule that drops spans shorter than 0 ms",
    { spans: spanVolume({ drop: [{ underMs: 0 }] }) },
    "spans.drop[0].underMs: expected a number above",
  ],
  [
    "a rule for folding without `over`",
    { spans: { ...ANY, policy: { fold: { op: "a" } } } },
    "spans.fold.over: expected an integer",
  ],
  [
    "a rule for folding without `op`",
    { spans: { ...ANY, policy: { fold: { over: 2 } } } },
    "spans.fold.op: expected a string",
  ],
  ["an unknown field for spans", { spans: { ...ANY, policy: { max: 2 } } }, "policy.spans.max: unknown field"],
  ["null as the policy for spans", { spans: { ...ANY, policy: null } }, "policy.spans: expected a plain object"],
  ["a limit of half a trace", { limits: { traces: 0.5 } }, "limits.traces: expected an integer above 0"],
  ["a limit of 0 traces", { limits: { traces: 0 } }, "limits.traces: expected an integer above 0"],
  ["the former name of a limit", { limits: { keys: 10 } }, "limits.keys: was renamed to endpoints"],
  [
    "the former name of the slow threshold",
    { slow: { overMs: 100, thresholdMs: 100, rate: 1 } },
    "slow.overMs: was renamed to thresholdMs",
  ],
  ["a limit of 1.5 endpoints", { limits: { endpoints: 1.5 } }, "limits.endpoints: expected an integer above 0"],
  // biome-ignore lint/suspicious/noSparseArray: this case tests the hole.
  ["a hole in the rules", { rules: [, { rate: 1 }] }, "rules[0]: expected a plain object"],
])("rejects %s and names the field", (_title, policy, line) => {
  // The cast simulates a caller in JavaScript, where no compiler checks the policy.
  expect(() => checkPolicy(policy as object)).toThrow(SamplerPolicyError);
  expect(() => checkPolicy(policy as object)).toThrow(line);
});

const RATE = "expected a number from 0 to 1";
const NEVER = 'can never match; write "*" for a parameter, and leave out the query';
const MATCHES_ALL = "matches every trace, so no other rule or rate applies; add name, op, attributes or path";

it.each([
  ["shows the rate that was found", { rate: -1 }, `policy.rate: ${RATE}, found -1`],
  ["converts a percentage to a rate", { rate: 14.3 }, `policy.rate: ${RATE}, found 14.3; for 14.3 % write 0.143`],
  ["shows that a rate is a string", { errorRate: "0.1" }, `policy.errorRate: ${RATE}, found "0.1"`],
  ["does not show any other string", { rate: "made-up secret" }, `policy.rate: ${RATE}, found string`],
  ["does not show a long number", { rate: 4111111111111111 }, `policy.rate: ${RATE}, found number`],
  ["shows that a rate is null", { rate: null }, `policy.rate: ${RATE}, found null`],
  ["shows the type of a value that is not a rate", { rate: true }, `policy.rate: ${RATE}, found boolean`],
  ["requires the rate of a rule", { rules: [{ path: "/a" }] }, `policy.rules[0].rate: ${RATE}, found undefined`],
  [
    "suggests an object for a slow threshold",
    { slow: 1000 },
    "policy.slow: expected a plain object; write { thresholdMs: 1000 }",
  ],
  [
    "suggests a wildcard for a path parameter",
    { rules: [{ path: "/users/:id/orders/:order", rate: 0 }] },
    `policy.rules[0].path: ${NEVER}, as in "/users/*/orders/*"`,
  ],
  [
    "suggests a wildcard for a path parameter in braces",
    { rules: [{ path: "/users/{id}", rate: 0 }] },
    `policy.rules[0].path: ${NEVER}, as in "/users/*"`,
  ],
  [
    "suggests a path without its query",
    { rules: [{ path: "/search?q=1", rate: 0 }] },
    `policy.rules[0].path: ${NEVER}, as in "/search"`,
  ],
  [
    "suggests a wildcard for a parameter before a query",
    { rules: [{ path: "/a/:b?c", rate: 0 }] },
    `policy.rules[0].path: ${NEVER}, as in "/a/*"`,
  ],
  ["does not show an unusual path", { rules: [{ path: "/k3y-9f?q=1", rate: 0 }] }, `policy.rules[0].path: ${NEVER}`],
  [
    "rejects a rule after which no other rule can apply",
    { rules: [{ rate: 0.5 }, { path: "/a", rate: 1 }] },
    `policy.rules[0]: ${MATCHES_ALL}`,
  ],
  [
    "rejects a single rule that keeps the policy's rate from applying",
    { rate: 1, rules: [{ attributes: {}, rate: 0 }] },
    `policy.rules[0]: ${MATCHES_ALL}, or errorRate to keep only failed traces`,
  ],
  ["suggests the nearest field", { rates: 1 }, "policy.rates: unknown field; did you mean rate?"],
  ["suggests the nearest limit", { limits: { trace: 1 } }, "policy.limits.trace: unknown field; did you mean traces?"],
])("%s", (_title, policy, issue) => {
  try {
    checkPolicy(policy as object);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(SamplerPolicyError);
    expect(error).toHaveProperty("issues", [issue]);
  }
});

it.each<[string, readonly SamplerRule[]]>([
  ["a last rule without conditions", [{ path: "/api/**", rate: 0.5 }, { rate: 0 }]],
  ["a single rule that keeps only failed traces", [{ rate: 0, errorRate: 1 }]],
  ["a single rule with a rate above 0", [{ rate: 0.5 }]],
  ["a list in each field", [{ path: ["/a", "/b"], method: ["GET"], host: [/a/], status: [404, "5xx"], rate: 1 }]],
  ["a rate that is a function", [{ header: { "x-debug-token": "made-up" }, parent: "ignore", rate: () => 1 }]],
  ["a status that lowers only the rate of failed traces", [{ status: "5xx", rate: 0, errorRate: 0.5 }]],
  ["a path with a colon inside a segment", [{ path: "/v1/jobs:batch", rate: 0 }]],
])("accepts %s", (_title, rules) => {
  expect(() => checkPolicy({ rate: 1, rules })).not.toThrow();
});

it("accepts plain objects without a prototype or from another realm, and every type of attribute value", () => {
  const attributes = { text: "a", pattern: /a/, number: -1.5, boolean: false };
  const bare = Object.assign(Object.create(null), { rate: 0.1, rules: [{ attributes, rate: 0 }] });
  expect(() => checkPolicy(bare)).not.toThrow();
  const { policy } = runInNewContext("({ policy: { rate: 0.1, budget: {}, limits: { traces: 1, bytes: 0.5 } } })");
  expect(() => checkPolicy(policy)).not.toThrow();
});

it("lists every problem in one error", () => {
  expect(() => checkPolicy({ rate: 10, rules: [{ rate: -1 }] })).toThrow(
    /2 problem\(s\)[\s\S]*rate:[\s\S]*rules\[0\]\.rate:/,
  );
});
