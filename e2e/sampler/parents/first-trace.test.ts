import { test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { spansOf } from "../../support/arrived-spans.ts";

/** The trace id and the random number that is derived from it. */
const TRACES = [
  { trace: "1234567890123456789".padEnd(32, "0"), sampleRand: 0, isKept: true },
  { trace: "1234567890123456789".padEnd(32, "8000000000000"), sampleRand: 0.5, isKept: false },
];
const cases = SDKS.flatMap((sdk) =>
  ["static", "stream"].flatMap((lifecycle) => TRACES.map((trace) => ({ sdk, lifecycle, ...trace }))),
);

// The sampler attaches itself to the client only when the SDK is about to start the first root span. The SDK has
// already read the request's headers by then. These tests show that this is not too late for the sampler's random
// number.
test.concurrent.for(cases)(
  "the random number of the first trace of a process is derived from its id $trace: $sdk $lifecycle",
  async ({ sdk, lifecycle, trace, sampleRand, isKept }, { expect }) => {
    const ingest = await startIngest();
    const env = { SENTRY_DSN: ingest.dsn(), LIFECYCLE: lifecycle, TRACE: trace };
    const app = await runApp({ sdk, script: "sampler/parents/first-trace.mjs", env });
    await ingest.close();
    expect(app).toMatchObject({ stderr: "", exitCode: 0 });
    expect(Number(app.stdout)).toBe(sampleRand);
    const roots = ingest.envelopes.flatMap(spansOf).filter(({ segment }) => segment);
    expect(roots.map(({ traceId }) => traceId)).toEqual(isKept ? [trace] : []);
  },
);
