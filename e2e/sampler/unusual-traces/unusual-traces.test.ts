import { describe, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { spansOf } from "../../support/arrived-spans.ts";
import { someOf } from "../../support/some-of.ts";

const ACTS: readonly (readonly [act: string, names: readonly string[]])[] = [
  ["that run while the app ignores other traces", ["failed", "kept"]],
  ["that are slow and exceed the buffer time", ["kept"]],
  ["that fail after the buffer time", ["failed", "kept"]],
  ["with a child that fails after the root has ended", ["failed", "kept"]],
  ["with status 404 and an error that is thrown and captured", ["kept", "lookup"]],
  ["that share an id but match different rules", ["kept"]],
];
const cases = ACTS.flatMap(([act, names]) =>
  SDKS.flatMap((sdk) => ["static", "stream"].map((lifecycle) => ({ act, names, sdk, lifecycle }))),
);

describe.concurrent("traces", () => {
  test.for(someOf(cases, 9))(
    "$act are kept, on $sdk $lifecycle",
    async ({ act, names, sdk, lifecycle }, { expect }) => {
      const ingest = await startIngest();
      const env = { SENTRY_DSN: ingest.dsn(), ACT: act, LIFECYCLE: lifecycle };
      const app = await runApp({ sdk, script: "sampler/unusual-traces/app.mjs", env });
      await ingest.close();
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      const spans = ingest.envelopes.flatMap(spansOf);
      expect(spans.map(({ name }) => name).sort()).toEqual(names);
      for (const { attributeRate, segment } of spans) if (segment) expect(attributeRate).toBe(1);
    },
  );
});
