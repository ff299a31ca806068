import { compileGlob } from "@sentry-policy/internal/glob";
import { attributeOf, headerName, headerOf, hostOf, methodOf, pathOf, type RootFacts, userAgentOf } from "./context.ts";
import type { OneOrMore, SamplerRule } from "./types.ts";

/** Returns the index of the first rule that matches, or -1 if none matches. */
export type RuleFinder = (facts: RootFacts) => number;

type Read = (facts: RootFacts) => unknown;
type Test = (value: unknown) => boolean;
type Condition = (facts: RootFacts) => boolean;

export function compileRules(rules: readonly SamplerRule[]): RuleFinder {
  const conditions = rules.map(conditionsOf);
  return (facts) => conditions.findIndex((each) => each.every((holds) => holds(facts)));
}

/**
 * Returns the conditions of a rule. There is one for each field, and one for each entry of `attributes` and `header`.
 */
function conditionsOf(rule: SamplerRule): Condition[] {
  const { attributes = {}, header = {} } = rule;
  return [
    ...condition(rule.name, ({ name }) => name),
    ...condition(rule.op, (facts) => facts.attributes?.["sentry.op"]),
    ...condition(rule.path, pathOf, globTest),
    ...condition(rule.method, methodOf, (expected) => equalTo(inCase(expected, "toUpperCase"))),
    ...condition(rule.route, (facts) => facts.attributes?.["http.route"]),
    ...condition(rule.host, hostOf, (expected) => equalTo(inCase(expected, "toLowerCase"))),
    ...condition(rule.userAgent, userAgentOf, partOf),
    ...condition(rule.status, (facts) => attributeOf(facts, "http.response.status_code"), statusTest),
    ...Object.entries(header).flatMap(([name, expected]) => {
      const header = headerName(name);
      return condition(expected, (facts) => headerOf(facts, header));
    }),
    ...Object.entries(attributes).flatMap(([name, expected]) =>
      condition(expected, (facts) => attributeOf(facts, name)),
    ),
  ];
}

/**
 * Returns a list with one condition, or an empty list if `expected` is undefined. `read` returns one value or several.
 * The condition is true if one of these values equals or matches an entry of `expected`.
 */
function condition<T>(
  expected: OneOrMore<T> | undefined,
  read: Read,
  toTest: (expected: T) => Test = equalTo,
): Condition[] {
  if (expected === undefined) return [];
  const tests = listOf(expected).map(toTest);
  return [(facts) => listOf(read(facts)).some((value) => tests.some((test) => test(value)))];
}

function equalTo(expected: unknown): Test {
  if (!(expected instanceof RegExp)) return (value) => value === expected;
  // `RegExp.test` would be wrong for a pattern with the flag `g`: it continues at `lastIndex`, so the rule would miss
  // every second match.
  return (value) => typeof value === "string" && value.search(expected) !== -1;
}

function partOf(expected: string | RegExp): Test {
  if (typeof expected !== "string") return equalTo(expected);
  return (value) => typeof value === "string" && value.includes(expected);
}

function globTest(glob: string): Test {
  const matches = compileGlob(glob);
  return (path) => typeof path === "string" && matches(path);
}

/** Returns a function that tests a status. With `"5xx"` as `expected`: 503 -> true; 404 -> false */
function statusTest(expected: number | string): Test {
  const pattern = new RegExp(`^${String(expected).replace("xx", "\\d\\d")}$`);
  return (status) => pattern.test(String(status));
}

function inCase(expected: string | RegExp, change: "toUpperCase" | "toLowerCase"): string | RegExp {
  return typeof expected === "string" ? expected[change]() : expected;
}

function listOf<T>(value: OneOrMore<T>): readonly T[] {
  // This cast is safe, because a value that is not a list is a single value.
  return Array.isArray(value) ? value : [value as T];
}
