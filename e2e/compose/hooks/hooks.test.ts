import { describe, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { secrets } from "../../support/secrets.mjs";
import { someOf } from "../../support/some-of.ts";

const cases = SDKS.flatMap((sdk) => ["static", "stream"].map((lifecycle) => ({ sdk, lifecycle })));
const ANY_LIFECYCLE = ["beforeSend", "beforeSendLog", "beforeSendMetric", "beforeBreadcrumb", "beforeSendSpan"];

describe.concurrent("an app that combines two hooks of each kind with compose", () => {
  test.for(someOf(cases, 3))(
    "has all of them called in order, before the scrubber's integration: $sdk, $lifecycle",
    async (wanted, { expect }) => {
      const { sdk, lifecycle } = wanted;
      const ingest = await startIngest();
      const env = {
        SENTRY_DSN: ingest.dsn(),
        SENTRY_TRACES_SAMPLE_RATE: "1",
        LIFECYCLE: lifecycle,
        SPAN_FORM: lifecycle,
      };
      const app = await runApp({ sdk, script: "compose/hooks/app.mjs", env });
      const wire = ingest.envelopes.map(({ text }) => text).join("\n");
      await ingest.close();

      expect(app.stderr).toBe("");
      const calls: Record<string, string[]> = JSON.parse(app.stdout);
      const expected = lifecycle === "static" ? [...ANY_LIFECYCLE, "beforeSendTransaction"] : ANY_LIFECYCLE;
      expect(Object.keys(calls).sort()).toEqual([...expected].sort());
      for (const [hook, parts] of Object.entries(calls)) {
        // For each payload, the app's hook before our packages is called first, and its hook after them is called
        // second.
        expect({ hook, parts }).toEqual({
          hook,
          parts: parts.map((_, place) => (place % 2 === 0 ? "first" : "second")),
        });
        expect(parts.length % 2).toBe(0);
      }
      expect(wire).toContain("[Filtered]");
      for (const secret of [secrets.email, secrets.password]) expect(wire).not.toContain(secret);
    },
  );
});
