import { describe, test } from "vitest";
import { runApp, type Sdk } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { someOf } from "../../support/some-of.ts";

interface Printed {
  ours: string[];
  ran: string[];
}

async function start(sdk: Sdk, lifecycle: string, hook: string, outside = "none"): Promise<Printed> {
  const ingest = await startIngest();
  const env = { SENTRY_DSN: ingest.dsn(), LIFECYCLE: lifecycle, HOOK: hook, OUTSIDE: outside };
  const { stdout, stderr, exitCode } = await runApp({ sdk, script: "scrubber/option-warnings/app.mjs", env });
  await ingest.close();
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const SPAN = "beforeSendSpan is written for the other traceLifecycle";
const TRANSACTION = "beforeSendTransaction does not run";

/** The SDK, the lifecycle, the app's hook, the hooks that the SDK then runs, and the scrubber's warning. */
const HOOKS: readonly (readonly [Sdk, string, string, readonly string[], string | undefined])[] = [
  ["v10", "default", "transaction", ["beforeSendTransaction"], undefined],
  ["v10", "stream", "transaction", [], TRANSACTION],
  ["v11", "default", "transaction", [], TRANSACTION],
  ["v11", "static", "transaction", ["beforeSendTransaction"], undefined],
  ["v10", "default", "written for v10", ["beforeSendSpan"], undefined],
  ["v10", "static", "marked as streamed", [], SPAN],
  ["v10", "stream", "marked as streamed", ["beforeSendSpan"], undefined],
  ["v10", "stream", "written for v10", ["beforeSendSpan"], undefined],
  ["v11", "default", "written for streams", ["beforeSendSpan"], undefined],
  ["v11", "default", "written for v10", ["beforeSendSpan"], SPAN],
  ["v11", "static", "written for v10", [], SPAN],
  ["v11", "static", "marked as static", ["beforeSendSpan"], undefined],
  ["v11", "stream", "marked as static", [], SPAN],
];

describe.concurrent("an app's own hook", () => {
  test.for(someOf(HOOKS, 9))(
    "on %s, lifecycle %s, %s: the SDK runs %j, and the logged warning is %s",
    async (row, { expect }) => {
      const [sdk, lifecycle, hook, ran, line] = row;
      const printed = await start(sdk, lifecycle, hook);
      expect(printed.ran).toEqual(ran);
      expect(printed.ours).toEqual(line === undefined ? [] : [expect.stringContaining(line)]);
    },
  );
});

describe.concurrent("an option that lets data bypass the scrubber", () => {
  test.for([
    ["v10", "anr", "anrIntegration sends"],
    ["v11", "anr", "anrIntegration sends"],
    ["v10", "otlp", "otlpIntegration exports"],
    ["v11", "opentelemetry", "OpenTelemetry's SDK exports spans through its own exporter"],
    ["v11", "tunnel", "serveTunnelIntegration forwards"],
    ["v11", "debug", "debug: true prints"],
    ["v10", "debug", "debug: true prints"],
  ] as const)("is named in a warning on %s: %s", async ([sdk, outside, line], { expect }) => {
    const { ours } = await start(sdk, "default", "none", outside);
    expect(ours).toEqual([expect.stringContaining(line)]);
  });
});
