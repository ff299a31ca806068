import { canaries } from "@sentry-policy/scrubber/testing";
import { describe, test } from "vitest";
import { differences } from "./canary/differences.ts";
import { LIFECYCLES, type Lifecycle, runCanaries } from "./canary/run.ts";

/** Those in which nothing depends on a race. */
const SCENES = "spans,scope,errors,events,feedback,checkIns,sessions,logs,metrics,ownObjects";
const KINDS = ["email", "bearer", "password", "query", "json"];

const runBoth = (life: Lifecycle, harmless: boolean) =>
  Promise.all(
    ["control", "spread"].map((variant) => runCanaries({ ...life, variant, harmless, kinds: KINDS, scenes: SCENES })),
  );

describe.concurrent("the same run with and without us", () => {
  test.for(LIFECYCLES)(
    "sends the same where nothing is secret, on $sdk $lifecycle",
    { timeout: 90_000 },
    async (life, { expect }) => {
      const [without, withUs] = await runBoth(life, true);
      expect(withUs?.items).toEqual(without?.items);
      expect(differences(without, withUs)).toEqual([]);
    },
  );

  test.for(LIFECYCLES)(
    "differs in nothing but what was planted, on $sdk $lifecycle",
    { timeout: 90_000 },
    async (life, { expect }) => {
      const [without, withUs] = await runBoth(life, false);
      const secrets = (withUs?.places ?? []).flatMap((place) => canaries(place).map(({ secret }) => secret));
      const isPlanted = (text: string) =>
        secrets.some((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)));

      expect(withUs?.items).toEqual(without?.items);
      expect(differences(without, withUs).filter(({ before }) => !isPlanted(before))).toEqual([]);
    },
  );

  test.for(LIFECYCLES)(
    "leaves the app's objects as they were, on $sdk $lifecycle",
    { timeout: 90_000 },
    async (life, { expect }) => {
      const { changed, places } = await runCanaries({
        ...life,
        variant: "spread",
        kinds: KINDS,
        scenes: "spans,ownObjects",
      });
      expect(places).toContain("own objects");
      expect(changed).toEqual([]);
    },
  );
});
