import { expect, it } from "vitest";
import { createScrub } from "../create-scrub.ts";
import type { ScrubberPolicy } from "../policy/types.ts";
import { activeRules, RULES, ScrubberPolicyError } from "./index.ts";

it("every detector can be written as JSON, and its expression can be compiled again", () => {
  expect(JSON.parse(JSON.stringify(RULES))).toEqual(RULES);
  for (const { source, flags, group } of RULES.detectors) {
    const { source: compiled } = new RegExp(source, flags);
    expect(compiled.includes("(?<secret>")).toBe(group === "secret");
  }
});

const POLICIES: readonly [ScrubberPolicy, readonly string[]][] = [
  [{}, ["email", "github", "ip"]],
  [{ scrubPersonalData: false }, ["github"]],
  [{ scrubPersonalData: false, scrubIpAddresses: true }, ["github", "ip"]],
  [{ detectors: { github: false, ip: "mask" } }, ["email", "ip"]],
  [{ scrubDefaults: false }, []],
];

it.each(POLICIES)("the policy %j turns on exactly the expected detectors", (policy, kinds) => {
  const { detectors, names } = activeRules(policy);
  const found = new Set(detectors.map(({ kind }) => kind));
  expect(["email", "github", "ip"].filter((kind) => found.has(kind))).toEqual(kinds);
  expect(names.some(({ kind }) => kind === "person")).toBe(kinds.includes("email"));
});

it("the redaction of a rule is that of its kind, otherwise that of its name, otherwise the default", () => {
  const { redactionOf } = activeRules({
    detectors: { email: "mask" },
    redaction: { "@email": "remove", "@ip": "remove", default: "filter" },
  });
  expect(["@email", "@ip", "@github"].map(redactionOf)).toEqual(["mask", "remove", "filter"]);
});

it("activeRules rejects an invalid policy with the same issues as createScrub", () => {
  const policy: ScrubberPolicy = { paths: ["a..b"], scrubDefaults: false, safeValues: ["demo"] };
  const issuesOf = (run: () => unknown): unknown => {
    try {
      return run();
    } catch (error) {
      return error instanceof ScrubberPolicyError ? error.issues : error;
    }
  };
  const issues = issuesOf(() => activeRules(policy));
  expect(issues).toHaveLength(2);
  expect(issues).toEqual(issuesOf(() => createScrub(policy)));
});
