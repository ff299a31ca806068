import { expect, it } from "vitest";
import { createScrub as createCoreScrub } from "../src/core/create-scrub.ts";
import { createScrub } from "../src/create-scrub.ts";
import { ALL_FEATURES } from "../src/features/all.ts";
import { policyChecks } from "../src/features/policy-checks.ts";
import { benignSamples } from "./benign.ts";
import { UNCUT_TEXTS } from "./cut.ts";
import { secretSamples } from "./secrets.ts";

it("the core with all features, in any order, scrubs like the default entry point", () => {
  const scrub = createScrub();
  const scrubByCore = createCoreScrub({ features: [policyChecks(), ...[...ALL_FEATURES].reverse()] });
  const inputs = [
    ...secretSamples(6).map(({ input }) => input),
    ...benignSamples(6).map(({ input }) => input),
    ...UNCUT_TEXTS.map(({ text }) => `${text.slice(0, -4)}...`),
  ];
  expect(inputs.length).toBeGreaterThan(1000);
  for (const input of inputs) expect(scrubByCore(input)).toEqual(scrub(input));
});
