import { describe, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { droppedSpans, spansOf } from "../../support/arrived-spans.ts";
import { someOf } from "../../support/some-of.ts";

const cases = ["row", "mixed"].flatMap((kind) =>
  SDKS.flatMap((sdk) => ["static", "stream"].map((lifecycle) => ({ kind, sdk, lifecycle }))),
);

describe.concurrent("requests with 1500 spans", () => {
  test.for(someOf(cases, 5))(
    "are sent as connected trees of at most 200 spans, and every span is accounted for: $kind, on $sdk $lifecycle",
    async ({ kind, sdk, lifecycle }, { expect }) => {
      const ingest = await startIngest();
      const env = { SENTRY_DSN: ingest.dsn(), LIFECYCLE: lifecycle, KIND: kind };
      const app = await runApp({ sdk, script: "sampler/span-volume/app.mjs", env });
      await ingest.close();
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      const spans = ingest.envelopes.flatMap(spansOf);
      const roots = spans.filter(({ segment }) => segment);
      expect(roots.map(({ name }) => name).sort()).toEqual(["failing request", "request"]);
      for (const { traceId } of roots) {
        const own = spans.filter((span) => span.traceId === traceId);
        if (kind === "row") expect(own.length).toBeLessThan(200);
        else expect(own).toHaveLength(200);
        const ids = new Set(own.map(({ id }) => id));
        for (const { segment, parentId } of own) if (!segment) expect(ids).toContain(parentId);
      }
      const failed = spans.filter(({ name, failed }) => name === "failed" && failed);
      const outer = spans.filter(({ name }) => name === "outer");
      expect(failed.map(({ parentId }) => parentId)).toEqual(outer.map(({ id }) => id));
      expect(failed).toHaveLength(1);
      const stands = spans.reduce((sum, { attribute }) => sum + Number(attribute("folded.count") ?? 1), 0);
      expect(stands + droppedSpans(ingest.envelopes)).toBe(JSON.parse(app.stdout).started);
      if (kind === "row")
        expect(spans.filter(({ attribute }) => Number(attribute("folded.count")) > 500)).toHaveLength(2);
    },
  );
});
