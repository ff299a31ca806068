import { describe, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { spansOf } from "../../support/arrived-spans.ts";
import { secrets } from "../../support/secrets.mjs";
import { someOf } from "../../support/some-of.ts";

const ways = ["spread", "spread, the sampler first", "compose"];
const cases = SDKS.flatMap((sdk) =>
  ways.map((join, place) => ({ sdk, join, lifecycle: place % 2 === 0 ? "stream" : "static" })),
);

describe.concurrent("the sampler together with the scrubber", () => {
  test.for(someOf(cases, 5))(
    "combined by $join on $sdk, $lifecycle, keeps each failed trace and sends no secret",
    async (wanted, { expect }) => {
      const { sdk, join, lifecycle } = wanted;
      const ingest = await startIngest();
      const env = { SENTRY_DSN: ingest.dsn(), JOIN: join, LIFECYCLE: lifecycle };
      const app = await runApp({ sdk, script: "sampler/with-scrubber/app.mjs", env });
      await ingest.close();
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      const roots = ingest.envelopes.flatMap(spansOf).filter(({ segment }) => segment);
      expect(roots).toHaveLength(10);
      for (const { attributeRate, headerRate } of roots) expect([attributeRate, headerRate]).toEqual([1, "1"]);
      const wire = ingest.envelopes.map(({ text }) => text).join("\n");
      expect(wire).toContain("[Filtered]");
      for (const secret of Object.values(secrets)) expect(wire).not.toContain(secret);
    },
  );
});
