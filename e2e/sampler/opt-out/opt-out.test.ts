import { describe, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { droppedSpans, spansOf } from "../../support/arrived-spans.ts";
import { someOf } from "../../support/some-of.ts";

const cases = SDKS.flatMap((sdk) =>
  ["static", "stream"].flatMap((lifecycle) =>
    ["disabled", "closed", "enabled again"].map((when) => ({ sdk, lifecycle, when })),
  ),
);

describe.concurrent("traces that are buffered when the client is disabled", () => {
  test.for(someOf(cases, 5))(
    "never leave the process if the client is then $when, on $sdk $lifecycle",
    async ({ sdk, lifecycle, when }, { expect }) => {
      const ingest = await startIngest();
      const env = { SENTRY_DSN: ingest.dsn(), LIFECYCLE: lifecycle, WHEN: when };
      const app = await runApp({ sdk, script: "sampler/opt-out/app.mjs", env });
      await ingest.close();
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      expect(ingest.envelopes.flatMap(spansOf).map(({ name }) => name)).toEqual([]);
      if (when === "enabled again") expect(droppedSpans(ingest.envelopes)).toBe(Number(app.stdout));
    },
  );
});
