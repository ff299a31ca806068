import { describe, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { secrets } from "../../support/secrets.mjs";
import { someOf } from "../../support/some-of.ts";

const cases = SDKS.flatMap((sdk) => [
  { sdk, join: "compose", calls: ["before", "after"] },
  // When the options are spread, the app's last `beforeSend` overwrites ours. The scrubber's integration still works.
  { sdk, join: "spread", calls: ["after"] },
]);

describe.concurrent("the hooks of an app", () => {
  test.for(someOf(cases, 3))(
    "combined by $join on $sdk are called in order, before the scrubber's integration",
    async (wanted, { expect }) => {
      const { sdk, join, calls } = wanted;
      const ingest = await startIngest();
      const env = { SENTRY_DSN: ingest.dsn(), SENTRY_TRACES_SAMPLE_RATE: "1", JOIN: join };
      const app = await runApp({ sdk, script: "scrubber/app-hooks/app.mjs", env });
      const wire = ingest.envelopes.map(({ text }) => text).join("\n");
      await ingest.close();

      expect(app.stderr).toBe("");
      expect(JSON.parse(app.stdout)).toEqual(calls);
      expect(ingest.items().map(({ type }) => type)).toEqual(
        expect.arrayContaining(["event", "log", sdk === "v10" ? "transaction" : "span"]),
      );
      expect(wire).toContain("[Filtered]");
      for (const secret of Object.values(secrets)) expect(wire).not.toContain(secret);
    },
  );
});
