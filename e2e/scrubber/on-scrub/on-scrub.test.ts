import { describe, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { someOf } from "../../support/some-of.ts";

/** Ways in which `onScrub` can report to Sentry. `type` is the item type of the report. */
const WAYS = [
  { how: "an event after an await", type: "event" },
  { how: "a log", type: "log" },
  { how: "a span", type: undefined },
  { how: "a metric", type: "trace_metric" },
  { how: "an event that is not awaited", type: "event" },
  { how: "an event", type: "event" },
  { how: "an event with an attachment that is dropped", type: "event" },
  { how: "a check-in", type: "check_in" },
  { how: "feedback", type: "feedback" },
];

describe.concurrent("an onScrub callback", () => {
  const cases = WAYS.flatMap((way) =>
    SDKS.flatMap((sdk) => ["true", "false"].map((report) => ({ sdk, report, ...way }))),
  );
  test.for(someOf(cases, 9))(
    "that itself sends $how to Sentry is not called for that data, on $sdk with dryRun: $report",
    async ({ sdk, report, how, type }, { expect }) => {
      const ingest = await startIngest();
      const app = await runApp({
        sdk,
        script: "scrubber/on-scrub/app.mjs",
        env: { SENTRY_DSN: ingest.dsn(), HOW: how, REPORT: report },
      });
      await ingest.close();

      expect(app).toMatchObject({ exitCode: 0, stderr: expect.not.stringContaining("Error"), stdout: "1\n" });
      if (type !== undefined) expect(ingest.items(type).length).toBe(type === "event" ? 2 : 1);
    },
  );
});
