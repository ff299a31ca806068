import { describe, type ExpectStatic, test } from "vitest";
import { runApp, type Sdk } from "../../src/drivers/run-app.ts";
import { type Ingest, type ResponseMode, startIngest } from "../../src/ingest/index.ts";
import { type Arrived, droppedSpans, spansOf } from "../../support/arrived-spans.ts";
import { someOf, someSdks, TEST_ALL } from "../../support/some-of.ts";

/**
 * The combinations of an SDK and a trace lifecycle. With TEST_ALL, each case runs with all of them. Otherwise, a case
 * runs with one of the first two, which are the default lifecycles.
 */
const combinations: readonly (readonly [Sdk, string])[] = [
  ["v10", "static"],
  ["v11", "stream"],
  ["v10", "stream"],
  ["v11", "static"],
];
let caseNumber = 0;
function casesFor<T>(list: readonly T[]) {
  return someOf(list, 3).flatMap((one) => {
    caseNumber += 1;
    // Without TEST_ALL, only half of the cases run, alternately with v10 and v11.
    if (!TEST_ALL && caseNumber % 4 > 1) return [];
    return (TEST_ALL ? combinations : combinations.slice(caseNumber % 2, 1 + (caseNumber % 2))).map(
      ([sdk, lifecycle]) => ({
        sdk,
        lifecycle,
        one,
      }),
    );
  });
}
const RATE_LIMITED: ResponseMode = { status: 429, rateLimits: "60:transaction;span:organization" };

describe.concurrent("the sampler with an ingest that rejects or delays envelopes", () => {
  test.for(casesFor<ResponseMode>([RATE_LIMITED, { status: 500 }]))(
    "on $sdk, $lifecycle, counts every lost span: $one",
    async ({ sdk, lifecycle, one: mode }, { expect }) => {
      const { app, spans, ingest } = await run({ sdk, lifecycle, act: "phases", mode, env: { PAUSE_MS: "300" } });
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      const { started } = resultIn(app.stdout);
      // If v10 itself drops a transaction, its client report does not count the child spans. So in the static
      // lifecycle, transactions are counted instead of spans.
      const isStatic = lifecycle === "static";
      const sent = isStatic ? spans.filter(({ segment }) => segment) : spans;
      const category = isStatic ? "transaction" : "span";
      const dropped = droppedSpans(ingest.envelopes, undefined, category);
      // If v10 drops an envelope with several streamed spans, its client report counts only one of them. Each envelope
      // has two spans here, so for each span in the report, another one is missing.
      const uncounted = sdk === "v10" && !isStatic ? droppedSpans(ingest.envelopes, "ratelimit_backoff", category) : 0;
      expect(sent.length + dropped + uncounted).toBe(isStatic ? started / 2 : started);
      if (mode === RATE_LIMITED)
        expect(droppedSpans(ingest.envelopes, "ratelimit_backoff", category)).toBeGreaterThan(0);
    },
  );

  test.for(casesFor<ResponseMode>([{ status: 413 }, { slowMs: 300 }, "cut"]))(
    "on $sdk, $lifecycle, sends every failed trace once and lets the app exit: $one",
    async ({ sdk, lifecycle, one: mode }, { expect }) => {
      const { app, spans } = await run({ sdk, lifecycle, act: "close", mode });
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      expectWholeAndFailed(spans, "failing", 10, expect);
    },
  );

  test.for(casesFor<ResponseMode>([{ slowMs: 600_000 }]))(
    "on $sdk, $lifecycle, does not delay a close that has a timeout: $one",
    async ({ sdk, lifecycle, one: mode }, { expect }) => {
      const { app } = await run({ sdk, lifecycle, act: "hangs", mode, env: { CLOSE_MS: "1500" } });
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      expect(resultIn(app.stdout).closed).toBe(false);
    },
  );

  test.for(casesFor<ResponseMode>([{ slowMs: 1000 }]))(
    "on $sdk, $lifecycle, sends every failed trace before a close without a timeout resolves: $one",
    async ({ sdk, lifecycle, one: mode }, { expect }) => {
      const { app, spans } = await run({ sdk, lifecycle, act: "hangs", mode, env: { CLOSE_MS: "0" } });
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      expect(resultIn(app.stdout).closed).toBe(true);
      expectWholeAndFailed(spans, "failing", 210, expect);
    },
  );

  test.for(casesFor<ResponseMode>([{ status: 500 }, "cut", { status: 429, retryAfter: 1 }]))(
    "on $sdk, $lifecycle, sends every failed trace once the ingest accepts envelopes again: $one",
    async ({ sdk, lifecycle, one: mode }, { expect }) => {
      const ingest = await startIngest();
      ingest.setResponseMode(mode);
      const running = run({ sdk, lifecycle, act: "phases", ingest, env: { PAUSE_MS: "2500" } });
      await ingest.waitFor(({ envelopes }) => envelopes.length > 0);
      setTimeout(() => ingest.setResponseMode("ok"), 1200);
      const { app, spans } = await running;
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      expectWholeAndFailed(spans, "failing later", 10, expect);
    },
  );
});

describe.concurrent("the traces that are buffered when a process ends", () => {
  test.for(casesFor(["end", "close"]))(
    "on $sdk, $lifecycle, are all decided, sent and counted at $one",
    async (kind, { expect }) => {
      const { app, spans, ingest } = await run({ ...kind, act: kind.one });
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      expectWholeAndFailed(spans, "failing", 10, expect);
      expect(spans.filter(({ name }) => name === "ruled out")).toEqual([]);
      expect(spans.length + droppedSpans(ingest.envelopes)).toBe(resultIn(app.stdout).started);
    },
  );

  test.for(casesFor(["SIGTERM", "flush, then a kill"]))(
    "on $sdk, $lifecycle, are sent at $one",
    async (kind, { expect }) => {
      const { app, spans } = await run({ ...kind, act: kind.one });
      expect(app).toMatchObject({ stderr: "", exitCode: null });
      expect(app.stdout).not.toContain("not ended");
      expectWholeAndFailed(spans, "failing", 10, expect);
      // A flush neither waits for running root spans nor decides about their traces.
      expect(spans.filter(({ name }) => /open/.test(String(name)))).toEqual([]);
    },
  );

  test.for(casesFor(["SIGTERM with an app's own listener"]))(
    "on $sdk, $lifecycle, are sent at $one, which exits the process",
    async (kind, { expect }) => {
      const { app, spans } = await run({ ...kind, act: kind.one });
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      expectWholeAndFailed(spans, "failing", 10, expect);
      expectWholeAndFailed(spans, "failing later", 10, expect);
    },
  );

  test.for(
    someOf(
      [
        { sdk: "v10", lifecycle: "stream" },
        { sdk: "v11", lifecycle: "stream" },
      ] as const,
      3,
    ),
  )("on $sdk, are sent at SIGTERM for each of two clients, even while their root is open", async (kind, { expect }) => {
    const { app, spans } = await run({ ...kind, act: "SIGTERM with two clients" });
    expect(app.exitCode).toBe(null);
    expect(app.stdout).not.toContain("not ended");
    expect(spans.map(({ name }) => name).sort()).toEqual(["child of open", "child of open, of the other"]);
  });

  test.for(casesFor(["a delayed exit"]))(
    "on $sdk, $lifecycle, are kept whole across a flush during $one",
    async (kind, { expect }) => {
      const { app, spans } = await run({ ...kind, act: kind.one });
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      expect(spans.filter(({ name }) => name === "open")).toMatchObject([{ attributeRate: 1 }]);
      expect(spans.filter(({ name }) => name === "child of open")).toHaveLength(1);
    },
  );

  test.for(casesFor(["flush, then a failure"]))(
    "on $sdk, $lifecycle, are kept whole across a $one",
    async (kind, { expect }) => {
      const { spans } = await run({ ...kind, act: kind.one });
      expect(spans.filter(({ name }) => name === "open")).toMatchObject([{ attributeRate: 1 }]);
      expect(spans.filter(({ name }) => name === "child of open")).toHaveLength(1);
    },
  );

  test.for(casesFor(["close with a running root"]))(
    "on $sdk, $lifecycle, are sent at a $one",
    async (kind, { expect }) => {
      const { app, spans } = await run({ ...kind, act: kind.one });
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      expectWholeAndFailed(spans, "failing", 10, expect);
    },
  );

  test.for(casesFor(["kill", "exit"]))(
    "on $sdk, $lifecycle, are the only traces that are lost at a $one",
    async (kind, { expect }) => {
      const { app, spans } = await run({ ...kind, act: kind.one });
      expect(app).toMatchObject({ stderr: "", exitCode: kind.one === "exit" ? 3 : null });
      expectWholeAndFailed(spans, "failing", 10, expect);
      expect(spans.filter(({ name }) => name === "held")).toEqual([]);
    },
  );
});

test.concurrent.for(someSdks())(
  "on %s, a second SIGTERM ends a process that is still sending",
  async (sdk, { expect }) => {
    const lifecycle = sdk === "v10" ? "static" : "stream";
    const { app } = await run({ sdk, lifecycle, act: "a second SIGTERM", mode: { slowMs: 600_000 } });
    expect(app).toMatchObject({ stderr: "", exitCode: null });
    expect(app.stdout).not.toContain("not ended");
  },
);

describe.concurrent("the sampler", () => {
  test.for(casesFor(["hooks"]))(
    "on $sdk, $lifecycle, keeps each trace with a captured error in an app with $one that throw",
    async (kind, { expect }) => {
      const { app, spans } = await run({ ...kind, act: kind.one });
      expect(app.exitCode).toBe(0);
      expect(app.stderr).toContain("onDecision threw");
      expect(app.stderr).not.toContain("made up");
      expectWholeAndFailed(spans, "caught", 10, expect);
    },
  );

  test.for(casesFor(["clock"]))(
    "on $sdk, $lifecycle, decides in time when the $one jumps by a day and back",
    async (kind, { expect }) => {
      const { app, spans } = await run({ ...kind, act: kind.one });
      expect(app.stderr).toBe("");
      // The last ten of the 30 failed traces might still be on their way when the process is killed.
      const kept = spans.filter(({ segment, name }) => segment && name === "failing");
      expect(kept.length).toBeGreaterThanOrEqual(20);
      const fine = spans.filter(({ segment, name }) => segment && name === "fine");
      expect(fine.length).toBeLessThan(30);
      expect(spans.filter(({ name }) => /open/.test(String(name)))).toEqual([]);
    },
  );

  test.for(casesFor(["off", "norate"]))(
    "on $sdk, $lifecycle, records nothing where tracing is off ($one)",
    async (kind, { expect }) => {
      const env: Record<string, string> = kind.one === "off" ? { SENTRY_TRACES_SAMPLE_RATE: "0" } : {};
      const { app, spans } = await run({ ...kind, act: kind.one, env });
      expect(app.exitCode).toBe(0);
      expect(spans).toEqual([]);
      expect(resultIn(app.stdout).recorded).toBe(0);
      expect(app.stderr.split("No rate is set").length - 1).toBe(kind.one === "off" ? 0 : 1);
    },
  );

  test.for(
    someOf(
      [
        { sdk: "v11", installed: "sentry-node-v10", lifecycle: "static", versions: ["10.78.0", "11.12.0"] },
        { sdk: "v10", installed: "sentry-node-v11", lifecycle: "stream", versions: ["11.12.0", "10.78.0"] },
      ] as const,
      3,
    ),
  )(
    "logs that the SDK uses another @sentry/core, and still applies its rules ($sdk beside $installed)",
    async (kind, { expect }) => {
      const env = { SDK_PACKAGE: kind.installed };
      const { app, spans } = await run({ ...kind, act: "close", env });
      expect(app.exitCode).toBe(0);
      const [used, imported] = kind.versions;
      expect(app.stderr).toContain(`The SDK uses @sentry/core ${used}, but this package imports ${imported}, so`);
      expect(spans.filter(({ name }) => name === "ruled out")).toEqual([]);
      const kept = spans.filter(({ segment, name }) => segment && name === "fine");
      expect(kept.length).toBeGreaterThan(0);
      expect(kept.length).toBeLessThan(40);
      for (const { attributeRate } of kept) expect(attributeRate).toBe(0.5);
    },
  );

  test.for(
    someOf(
      [
        { sdk: "v11", installed: "sentry-node-v10", lifecycle: "static" },
        { sdk: "v10", installed: "sentry-node-v11", lifecycle: "stream" },
        { sdk: "v10", installed: "@sentry/node", lifecycle: "static" },
        { sdk: "v11", installed: "@sentry/node", lifecycle: "stream" },
      ] as const,
      3,
    ),
  )(
    "keeps every failed trace if it is added by samplerIntegration() ($sdk beside $installed)",
    async (kind, { expect }) => {
      const { app, spans, ingest } = await run({ ...kind, act: "integration", env: { SDK_PACKAGE: kind.installed } });
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      expectWholeAndFailed(spans, "failing", 10, expect);
      expect(spans.filter(({ name }) => name === "ruled out")).toEqual([]);
      expect(spans.length + droppedSpans(ingest.envelopes)).toBe(resultIn(app.stdout).started);
    },
  );
});

test.concurrent.for(someSdks())(
  "a client of %s for a single request leaves no listener on `process`",
  async (sdk, { expect }) => {
    const ingest = await startIngest();
    const env = { SENTRY_DSN: ingest.dsn(), SDK_PACKAGE: `sentry-cloudflare-${sdk}` };
    const app = await runApp({ sdk, script: "sampler/faults/client-per-request.mjs", env });
    await ingest.close();
    expect(app).toMatchObject({ stderr: "", exitCode: 0 });
    expect(JSON.parse(app.stdout)).toEqual([0, 0]);
    const failed = ingest.envelopes.flatMap(spansOf).filter(({ attributeRate }) => attributeRate === 1);
    expect(failed).toHaveLength(3);
  },
);

interface Run {
  sdk: Sdk;
  lifecycle: string;
  act: string;
  mode?: ResponseMode;
  ingest?: Ingest;
  env?: Record<string, string>;
}

async function run({ sdk, lifecycle, act, mode = "ok", ingest, env = {} }: Run) {
  const usedIngest = ingest ?? (await startIngest());
  if (ingest === undefined) usedIngest.setResponseMode(mode);
  const app = await runApp({
    sdk,
    script: "sampler/faults/app.mjs",
    env: {
      SENTRY_DSN: usedIngest.dsn(),
      ACT: act,
      LIFECYCLE: lifecycle,
      // v10 buffers streamed spans for several seconds, so the app must wait longer.
      ...(sdk === "v10" && lifecycle === "stream" ? { HELD_MS: "8000" } : {}),
      ...env,
    },
  });
  await usedIngest.close();
  return { app, ingest: usedIngest, spans: usedIngest.envelopes.flatMap(spansOf) };
}

function resultIn(stdout: string): { started: number; recorded: number; closed?: boolean } {
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

/** Checks that `count` root spans with this name arrived, each with its child span and a sample rate of 1. */
function expectWholeAndFailed(spans: Arrived[], name: string, count: number, expect: ExpectStatic): void {
  const roots = spans.filter((span) => span.segment && span.name === name);
  expect(roots).toHaveLength(count);
  for (const { attributeRate, traceId } of roots) {
    expect(attributeRate).toBe(1);
    expect(spans.filter((span) => span.traceId === traceId)).toHaveLength(2);
  }
}
