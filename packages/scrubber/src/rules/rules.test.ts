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

it.each(POLICIES)("with the policy %j, exactly its detectors are on", (policy, kinds) => {
  const { detectors, names } = activeRules(policy);
  const found = new Set(detectors.map(({ kind }) => kind));
  expect(["email", "github", "ip"].filter((kind) => found.has(kind))).toEqual(kinds);
  expect(names.some(({ kind }) => kind === "person")).toBe(kinds.includes("email"));
});

it("a rule has the redaction of its kind, then of its name, then the default", () => {
  const { redactionOf } = activeRules({
    detectors: { email: "mask" },
    redaction: { "@email": "remove", "@ip": "remove", default: "filter" },
  });
  expect(["@email", "@ip", "@github"].map(redactionOf)).toEqual(["mask", "remove", "filter"]);
});

it("an invalid policy has the errors that createScrub throws", () => {
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
