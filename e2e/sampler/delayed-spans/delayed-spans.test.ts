import { describe, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { spansOf } from "../../support/arrived-spans.ts";
import { someOf } from "../../support/some-of.ts";

const cases = SDKS.flatMap((sdk) => ["static", "stream"].map((lifecycle) => ({ sdk, lifecycle })));

describe.concurrent("a trace that the sampler buffers", () => {
  test.for(someOf(cases, 3))(
    "is sent as it was captured, even if the app changes its own objects afterwards, on $sdk $lifecycle",
    async ({ sdk, lifecycle }, { expect }) => {
      const ingest = await startIngest();
      const env = { SENTRY_DSN: ingest.dsn(), LIFECYCLE: lifecycle };
      const app = await runApp({ sdk, script: "sampler/delayed-spans/app.mjs", env });
      await ingest.close();
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      const [root] = ingest.envelopes.flatMap(spansOf);
      expect(root?.attribute("list")).toEqual(["as it was"]);
      const requests = ingest.items("transaction").map(({ payload }) => Object(payload).request.data);
      expect(requests).toEqual(lifecycle === "static" ? [{ text: "as it was", deep: [{ text: "as it was" }] }] : []);
    },
  );
});
