import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { SamplerPolicyError } from "./types.ts";
import { checkPolicy } from "./validate.ts";

it.each([
  ["a rate of 10", { rate: 10 }, "rate: expected a number from 0 to 1; for 10 % write 0.1"],
  ["a rate that is not a number", { rate: Number.NaN }, "rate: expected"],
  ["a rate as text", { rate: "0.1" }, "rate: expected"],
  ["a field that does not exist", { rates: 0.1 }, "rates: unknown"],
  ["rules that are no list", { rules: {} }, "rules: expected a list"],
  ["a rule without a rate", { rules: [{ name: "x" }] }, "rules[0].rate: expected"],
  ["a path that is no path", { rules: [{ path: "health", rate: 0 }] }, "rules[0].path: expected a glob"],
  ["an attribute that nothing can equal", { rules: [{ attributes: { a: null }, rate: 0 }] }, "attributes[a]: expected"],
  ["a rule that is none", { rules: [0.1] }, "rules[0]: expected a plain object"],
  ["slow traces of any length", { slow: { rate: 1 } }, "slow.thresholdMs: expected a number above 0"],
  ["a budget of nothing", { budget: { tracesPerSecond: 0 } }, "budget.tracesPerSecond: expected a number above 0"],
  ["a limit without a limit", { limits: { traces: Number.POSITIVE_INFINITY } }, "limits.traces: expected"],
  ["a limit that does not exist", { limits: { constructor: 1 } }, "limits.constructor: unknown"],
  ["a mode that does not exist", { mode: ["tail"] }, "mode: expected tail or head or auto"],
  ["a switch that is a text", { defaultRules: "false" }, "defaultRules: expected true or false"],
  ["no object", null, "policy: expected a plain object"],
  ["a callback that is none", { onDecision: 1 }, "onDecision: expected a function"],
  [
    "a pattern as attributes",
    { rules: [{ attributes: /x/, rate: 0 }] },
    "rules[0].attributes: expected a plain object",
  ],
  [
    "a map as attributes",
    { rules: [{ attributes: new Map(), rate: 0 }] },
    "rules[0].attributes: expected a plain object",
  ],
  ["a list as attributes", { rules: [{ attributes: ["a"], rate: 0 }] }, "rules[0].attributes: expected a plain object"],
  ["a pattern as budget", { budget: /x/ }, "policy.budget: expected a plain object"],
  ["a list as budget", { budget: [] }, "policy.budget: expected a plain object"],
  ["a map as limits", { limits: new Map([["traces", 1]]) }, "policy.limits: expected a plain object"],
  ["a date as slow", { slow: new Date() }, "policy.slow: expected a plain object"],
  ["a date", new Date(), "policy: expected a plain object"],
  ["a map", new Map([["rate", 0.1]]), "policy: expected a plain object"],
  ["what is no number", { rules: [{ attributes: { a: Number.NaN }, rate: 0 }] }, "rules[0].attributes[a]: expected"],
  [
    "a list as an attribute",
    { rules: [{ attributes: { a: ["x"] }, rate: 0 }] },
    "attributes[a]: expected a text, a number, a boolean or a RegExp",
  ],
  ["half a trace", { limits: { traces: 0.5 } }, "limits.traces: expected a whole number above 0"],
  ["no trace", { limits: { traces: 0 } }, "limits.traces: expected a whole number above 0"],
  ["a former name", { limits: { keys: 10 } }, "limits.keys: was renamed to endpoints"],
  [
    "another former name",
    { slow: { overMs: 100, thresholdMs: 100, rate: 1 } },
    "slow.overMs: was renamed to thresholdMs",
  ],
  ["an endpoint and a half", { limits: { endpoints: 1.5 } }, "limits.endpoints: expected a whole number above 0"],
  // biome-ignore lint/suspicious/noSparseArray: the hole is what is refused.
  ["a hole between rules", { rules: [, { rate: 1 }] }, "rules[0]: expected a plain object"],
])("refuses %s and names the field", (_title, policy, line) => {
  // The casts simulate JavaScript callers, whose policies no compiler checks.
  expect(() => checkPolicy(policy as object)).toThrow(SamplerPolicyError);
  expect(() => checkPolicy(policy as object)).toThrow(line);
});

it("takes what is a plain object without being of Object.prototype, and every kind of value", () => {
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
