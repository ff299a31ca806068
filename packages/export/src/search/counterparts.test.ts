import { RULES } from "@sentry-policy/scrubber/rules";
import { expect, it } from "vitest";
import { counterpartsOf } from "./counterparts.ts";
import { valuePatterns } from "./value-patterns.ts";

it.each(RULES.detectors.filter(({ matchesEnd }) => matchesEnd).map((detector) => [detector.kind, detector] as const))(
  "the detector of %s matches only the end of a secret, but its counterpart matches the whole secret",
  (kind, detector) => {
    const sources = counterpartsOf(kind, [detector]).map(({ source }) => source);
    expect(sources).not.toEqual([]);
    expect(sources).not.toContain(detector.source);
  },
);

it.each(["rust", "re2"] as const)("no kind of secret lacks an expression for %s", (target) => {
  const found = valuePatterns(RULES.detectors, target);
  expect(found.filter(({ patterns }) => patterns.length === 0)).toEqual([]);
  expect(found.flatMap(({ notes }) => notes.filter((note) => note.class !== "wider"))).toEqual([]);
});

const CASES: readonly [kind: string, secrets: readonly string[], others: readonly string[]][] = [
  ["bearer", ["Bearer e2e9f3", "Basic dXNlcjpwYXNz", "bearer abc.def.ghi"], ["Basic authentication", "bearer token"]],
  [
    "urlauth",
    ["://ada:plum@db", "://ada:plum/anvil@db", "://q7Zt2LmX9vKp4R@host"],
    ["://localhost:3000/a@b", "://bob@host"],
  ],
  [
    "ip",
    ["192.0.2.1", "::ffff:192.0.2.1", "fe80::1ff:fe23:4567:890a"],
    ["127.0.0.1", "1.2.3.4.5", "Chrome/120.0.1.2", "a::b"],
  ],
  ["ssn", ["219-09-9999"], ["000-12-3456", "666-12-3456", "219-00-9999", "219-09-0000", "219-09-99990"]],
  [
    "creditcard",
    ["4111 1111 1111 1111", "3782-822463-10005", "4111111111111111"],
    ["9111111111111111", "x4111111111111111"],
  ],
  ["phone", ["+49 151 1234567", "00491511234567", "phone 212 555 0142"], ["+1.23456789", "0012-1756-5334"]],
  ["apikey", ["acme_live_q7Zt2LmX9vKp4RsW8yBn"], ["test_some_longer_function_name", "live_1234"]],
];

it.each(CASES)("the expressions for %s match secrets, but no similar harmless texts", (kind, secrets, others) => {
  const detectors = RULES.detectors.filter((detector) => detector.kind === kind);
  const expressions = counterpartsOf(kind, detectors).map(({ source, flags }) => new RegExp(source, flags));
  const matched = [...secrets, ...others].filter((text) => expressions.some((expression) => expression.test(text)));
  expect(matched).toEqual(secrets);
});
