import { describe, expect, it } from "vitest";
import { each, expect as expectThat, fields, oneOf, type Problem } from "./checks.ts";
import { isPlainObject } from "./guards.ts";

const FLAG = oneOf(true, false);
const RATE = expectThat((value) => typeof value === "number" && value <= 1, "a number up to 1");
const RULE = expectThat(isPlainObject, "an object", fields({ rate: RATE, on: FLAG }, "field", undefined, "rate"));
const POLICY = expectThat(
  isPlainObject,
  "a policy",
  fields({ rules: expectThat(Array.isArray, "an array", each(RULE)), on: FLAG }, "option", { "policy.rule": "rules" }),
);

const linesOf = (problems: readonly Problem[]) => problems.map(({ at, problem }) => `${at}: ${problem}`);

describe("a check", () => {
  const UNKNOWN = "unknown option; the options are rules, on";
  const CASES: readonly (readonly [title: string, policy: unknown, lines: readonly string[]])[] = [
    ["accepts a valid value", { rules: [{ rate: 1 }], on: false }, []],
    ["skips an optional field that is undefined", { on: undefined }, []],
    ["says what it expected", null, ["policy: expected a policy"]],
    ["lists the allowed values", { on: 1 }, ["policy.on: expected true or false"]],
    ["names the entry of a list", { rules: [{ rate: 1 }, 5] }, ["policy.rules[1]: expected an object"]],
    // biome-ignore lint/suspicious/noSparseArray: this case tests the hole.
    ["refuses a hole in a list", { rules: [, { rate: 1 }] }, ["policy.rules[0]: expected an object"]],
    ["requires a field", { rules: [{}] }, ["policy.rules[0].rate: expected a number up to 1"]],
    ["refuses an unknown field", { off: 1 }, [`policy.off: ${UNKNOWN}`]],
    [
      "suggests the nearest field",
      { rule_: 1, of: 1 },
      ["policy.rule_: unknown option; did you mean rules?", "policy.of: unknown option; did you mean on?"],
    ],
    ["refuses an unknown field that is undefined", { off: undefined }, [`policy.off: ${UNKNOWN}`]],
    ["refuses the name of an inherited field", { constructor: 1 }, [`policy.constructor: ${UNKNOWN}`]],
    ["refuses __proto__", JSON.parse('{"__proto__":1}'), [`policy.[name not shown]: ${UNKNOWN}`]],
    ["hides an unusual name", { "made-up secret 1": 1 }, [`policy.[name not shown]: ${UNKNOWN}`]],
    ["states the current name of a renamed field", { rule: [] }, ["policy.rule: was renamed to rules"]],
    [
      "lists all problems in the order of the fields",
      { off: 1, on: 1, rules: 1 },
      [`policy.off: ${UNKNOWN}`, "policy.on: expected true or false", "policy.rules: expected an array"],
    ],
  ];
  it.each(CASES)("%s", (_title, policy, lines) => {
    expect(linesOf(POLICY(policy, "policy"))).toEqual(lines);
  });

  it("names the entry of an object by its key", () => {
    expect(linesOf(each(FLAG)({ a: true, "b.c": 1 }, "policy"))).toEqual(["policy[b.c]: expected true or false"]);
  });
});
