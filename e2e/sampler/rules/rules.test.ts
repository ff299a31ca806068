import { describe, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { spansOf } from "../../support/arrived-spans.ts";
import { someOf } from "../../support/some-of.ts";

/**
 * Paths of requests, with the index of the rule that matches each one, and whether it matches at the start or at the
 * end of the trace.
 */
const MATCHED: readonly (readonly [path: string, rule: number, when: "start" | "end"])[] = [
  ["/r/op", 2, "start"],
  ["/r/method", 3, "start"],
  ["/r/route/7", 4, "end"],
  ["/r/path/7/8", 5, "start"],
  ["/r/host", 6, "start"],
  ["/r/agent", 7, "start"],
  ["/r/header", 8, "start"],
  ["/r/status", 9, "end"],
  ["/r/attribute", 10, "start"],
  ["/r/both", 11, "start"],
  ["/r/either", 12, "start"],
  ...Array.from({ length: 5 }, (_, number) => [`/r/tier/${number}`, 13, "end"] as const),
];
const cases = SDKS.flatMap((sdk) => ["static", "stream"].map((lifecycle) => ({ sdk, lifecycle })));

describe.concurrent("rules", () => {
  test.for(someOf(cases, 3))(
    "match the same requests on each SDK and lifecycle, and called services get the initial rate: $sdk $lifecycle",
    async ({ sdk, lifecycle }, { expect }) => {
      const ingest = await startIngest();
      const env = { SENTRY_DSN: ingest.dsn(), LIFECYCLE: lifecycle };
      const app = await runApp({ sdk, script: "sampler/rules/app.mjs", env });
      await ingest.close();
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      const roots = ingest.envelopes.flatMap(spansOf).filter(({ segment }) => segment);
      const paths = roots.map(({ path }) => path.replace(/\?.*/, "")).filter((path) => path !== "/");
      expect(paths.sort()).toEqual(MATCHED.map(([path]) => path).sort());
      for (const { attributeRate } of roots) expect(attributeRate).toBe(1);
      const { bodies, matched } = JSON.parse(app.stdout);
      expect(matched.sort()).toEqual(MATCHED.map(([, rule, when]) => [rule, when]).sort());
      expect(bodies).toEqual([1e-9, 1e-9, 1e-9, 1e-9, 1e-9]);
    },
  );
});
