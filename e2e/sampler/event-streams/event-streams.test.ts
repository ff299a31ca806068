import { describe, type ExpectStatic, test } from "vitest";
import { runApp, SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { spansOf } from "../../support/arrived-spans.ts";
import { someOf } from "../../support/some-of.ts";

const ROOT = "the response";
const DROPPED = { reason: "base_rate", kept: false };
const FAILED = { reason: "error", kept: true };

interface Act {
  act: string;
  /** The title of the test, which says what is kept. */
  title: string;
  /** The names of the spans that must arrive, sorted. `inStatic` replaces them in the static lifecycle if it is set. */
  names: readonly string[];
  inStatic?: readonly string[];
  /** The sampler's decisions about the trace: one while the trace is open, and another one if it fails after that. */
  reports?: readonly object[];
}

const acts: readonly Act[] = [
  { act: "ordinary end", title: "is dropped like any other trace at its base rate", names: [], reports: [DROPPED] },
  {
    act: "aborted client",
    title: "is dropped like any other trace, because that is not a failure",
    names: [],
    reports: [DROPPED],
  },
  {
    act: "failure",
    title: "is kept from the failure on. With the static lifecycle, it is complete, because the SDK holds its spans",
    names: ["after", "failed", ROOT],
    inStatic: ["after", "before", "failed", ROOT],
    reports: [DROPPED, FAILED],
  },
  {
    act: "early failure",
    title: "is complete, because it failed before the first decision",
    names: ["after", "before", "failed", ROOT],
  },
  {
    act: "aborted client and failure",
    title: "is kept from the failure on. With the static lifecycle, the SDK has already closed the transaction",
    names: ["failed", ROOT],
    inStatic: ["before", ROOT],
  },
  { act: "own traces", title: "has one trace per event, and only that of the failed event is kept", names: ["failed"] },
];
/** Each case begins with the text of its title, because Vitest shortens long texts that `$title` inserts. */
const across = (list: readonly Act[]) =>
  list.flatMap((act) =>
    SDKS.flatMap((sdk) =>
      ["static", "stream"].map(
        (lifecycle) => [`${act.title} (${act.act}, on ${sdk} ${lifecycle})`, act, sdk, lifecycle] as const,
      ),
    ),
  );

describe.concurrent("a response of server-sent events that lasts longer than limits.seconds", () => {
  test.for(someOf(across(acts), 5))(
    "%s",
    async ([, { act, names, inStatic = names, reports: expected }, sdk, lifecycle], { expect }) => {
      const { spans, reports } = await run(act, sdk, lifecycle, expect);
      const arrived = spans.map(({ name, path }) => (path === "/events" ? ROOT : name));
      expect(arrived.sort()).toEqual(lifecycle === "static" ? inStatic : names);
      expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(Math.min(1, names.length));
      for (const { segment, attributeRate } of spans) if (segment) expect(attributeRate).toBe(1);
      if (expected) expect(reports).toEqual(expected);
    },
  );
});

describe.concurrent("a response of server-sent events whose streamed spans contain 20 MB", () => {
  test.for(SDKS)(
    "is decided early if that exceeds limits.bytes. The SDK alone holds the spans of a running root span, but not of events with their own traces: %s",
    async (sdk, { expect }) => {
      const limited = await run("many events", sdk, "stream", expect);
      expect(limited.reports).toEqual([DROPPED]);
      expect(limited.spans).toEqual([]);
      const alone = await run("many events without the sampler", sdk, "stream", expect);
      expect(alone.grownMb).toBeGreaterThan(20);
      expect(limited.grownMb).toBeLessThan(alone.grownMb + 5);
      const own = await run("many events with own traces", sdk, "stream", expect);
      expect(own.grownMb).toBeLessThan(10);
    },
  );
});

async function run(act: string, sdk: Sdk, lifecycle: string, expect: ExpectStatic) {
  const ingest = await startIngest();
  const env = { SENTRY_DSN: ingest.dsn(), ACT: act, LIFECYCLE: lifecycle };
  const app = await runApp({ sdk, script: "sampler/event-streams/app.mjs", env });
  await ingest.close();
  expect(app).toMatchObject({ stderr: "", exitCode: 0 });
  const printed: { reports: { reason: string; kept: boolean }[]; grownMb: number } = JSON.parse(app.stdout);
  return { ...printed, spans: ingest.envelopes.flatMap(spansOf) };
}
