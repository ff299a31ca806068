import { describe, test } from "vitest";
import { runApp, SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { type Ingest, type ResponseMode, startIngest } from "../../src/ingest/index.ts";
import { secrets } from "../../support/secrets.mjs";
import { someOf, TEST_ALL } from "../../support/some-of.ts";

type Counts = Record<string, number>;

interface Printed {
  unhandled: string[];
  warnings: string[];
  reports: number;
  /** How many items the SDK recorded as lost, by `reason:category`, even if their client report did not arrive. */
  lost: Counts;
}

interface Ran extends Printed {
  ingest: Ingest;
  exitCode: number | null;
  stderr: string;
  /** How many items arrived, by data category. */
  arrived: Counts;
  /**
   * How many items the client reports count as discarded: by data category in `discarded`, and by `reason:category` in
   * `reasons`.
   */
  discarded: Counts;
  reasons: Counts;
}

/** The trace lifecycles of each SDK, with the default first. */
const LIFECYCLES: Readonly<Record<Sdk, readonly string[]>> = { v10: ["static", "stream"], v11: ["stream", "static"] };
const APPS = SDKS.flatMap((sdk) => LIFECYCLES[sdk].slice(0, TEST_ALL ? 2 : 1).map((lifecycle) => ({ sdk, lifecycle })));

const CATEGORIES: Readonly<Record<string, string>> = {
  event: "error",
  transaction: "transaction",
  span: "span",
  log: "log_item",
  trace_metric: "trace_metric",
  session: "session",
  check_in: "monitor",
  feedback: "feedback",
  attachment: "attachment",
};

/** Faults that must not lose anything. */
const HARMLESS = [
  "nothing fails",
  "onScrub throws",
  "onScrub rejects",
  "onScrub and the console throw",
  "a getter throws",
  "the prototype of all objects is polluted",
];
/** Faults that lose items, each of which must be counted. */
const HARMFUL = [
  "digest throws",
  "digest and the console throw",
  "digest throws and the console is captured",
  "digest and onScrub throw",
  "digest returns no string",
  "a pattern throws",
  "a sensitive name throws",
  "a pattern overflows the stack",
];

describe.concurrent("an app in which something goes wrong in the scrubber", () => {
  test.for(
    someOf(
      APPS.flatMap((app) => HARMLESS.map((fault) => ({ ...app, fault }))),
      11,
    ),
  )("on $sdk, $lifecycle: sends everything scrubbed when $fault", async ({ sdk, lifecycle, fault }, { expect }) => {
    const ran = await run({ sdk, lifecycle, fault });

    expectUntouchedApp(ran, expect);
    expect(ran.arrived).toEqual(await sentWithoutUs(sdk, lifecycle));
    expect(ran.reasons).toEqual({});
  });

  test.for(
    someOf(
      APPS.flatMap((app) => HARMFUL.map((fault) => ({ ...app, fault }))),
      9,
    ),
  )(
    "on $sdk, $lifecycle: counts everything that does not arrive when $fault",
    async ({ sdk, lifecycle, fault }, { expect }) => {
      const ran = await run({ sdk, lifecycle, fault });

      expectUntouchedApp(ran, expect);
      const wanted = { ...(await sentWithoutUs(sdk, lifecycle)) };
      const both = sumOf(ran.arrived, ran.discarded);
      // If the fault says that the console is captured, the SDK turns each warning of our packages into an error event.
      if (fault.includes("captured")) add(wanted, "error", ran.warnings.length);
      if (ran.reasons["before_send:error"] !== undefined) {
        // If `beforeSend` drops an error, the SDK neither counts its attachment as lost nor sends a session update.
        wanted["session"] = both["session"] ?? 1;
        if (both["attachment"] === undefined) delete wanted["attachment"];
      }
      expect(both).toEqual(wanted);
      for (const reason of Object.keys(ran.reasons)) {
        // The items that the scrubber's integration drops are counted as `internal_sdk_error`. The SDK counts an error
        // that our `beforeSend` drops as `before_send`.
        expect(reason).toMatch(/^internal_sdk_error:|^before_send:error$/);
      }
    },
  );

  test.for(someOf(APPS, 3))(
    "on $sdk, $lifecycle: does not loop when onScrub reports to Sentry",
    async (app, { expect }) => {
      for (const fault of ["onScrub reports to Sentry", "onScrub logs to Sentry"]) {
        const ran = await run({ ...app, fault });
        expectUntouchedApp(ran, expect);
        // `onScrub` reports to Sentry, which could call `onScrub` again, and so on. `app.mjs` stops such an endless
        // loop after 200 reports.
        expect({ fault, many: ran.reports > 100 }).toEqual({ fault, many: false });
      }
    },
  );

  test.for(someOf(APPS, 3))(
    "on $sdk, $lifecycle: sends no secret when the app's own callback throws",
    async (app, { expect }) => {
      for (const fault of ["an event processor throws", "a later beforeEnvelope throws"]) {
        const ran = await run({ ...app, fault });
        expect({ fault, leaked: leaksOf(ran.ingest) }).toEqual({ fault, leaked: [] });
        expect(ran).toMatchObject({ exitCode: 0, warnings: [] });
      }
    },
  );
});

const MODES: readonly ResponseMode[] = [
  { status: 429, retryAfter: 60 },
  { status: 429, rateLimits: "60:error;log_item:organization" },
  { status: 413 },
  { status: 500 },
  { slowMs: 600_000 },
  "cut",
];

describe.concurrent("an app whose ingest rejects or delays envelopes", () => {
  test.for(
    someOf(
      APPS.flatMap((app) => MODES.map((mode) => ({ ...app, mode }))),
      11,
    ),
  )(
    "on $sdk, $lifecycle: sends nothing unscrubbed, counts the same losses as without our packages, in the mode $mode",
    async ({ sdk, lifecycle, mode }, { expect }) => {
      const guarded = await run({ sdk, lifecycle, mode });
      const bare = await run({ sdk, lifecycle, mode, guard: false });

      expectUntouchedApp(guarded, expect);
      expect(guarded.warnings).toEqual([]);
      expect(leaksOf(bare.ingest)).toEqual(Object.keys(secrets));
      // By chance, more or fewer items are already being sent when the first 429 arrives. So the sums of arrived and
      // lost items are compared.
      const isWhole = [guarded, bare].every(
        ({ lost }) => !Object.keys(lost).some((key) => key.endsWith(":transaction")),
      );
      const [ours, theirs] = [guarded, bare].map(({ arrived, lost }) => {
        const { internal: _, ...counts } = sumOf(arrived, byCategory(lost));
        // If the transport drops a transaction, the SDK does not count its spans as lost, so spans are not compared.
        if (!isWhole) delete counts["span"];
        return counts;
      });
      expect(ours).toEqual(theirs);
      expect(Object.keys(guarded.lost).filter((reason) => reason.startsWith("internal_sdk_error"))).toEqual([]);
    },
  );
});

/** How many items arrive without our packages and without a fault, by SDK and lifecycle. */
const baselines = new Map<string, Promise<Counts>>();

function sentWithoutUs(sdk: Sdk, lifecycle: string): Promise<Counts> {
  const key = `${sdk} ${lifecycle}`;
  const known = baselines.get(key) ?? run({ sdk, lifecycle, guard: false }).then(({ arrived }) => arrived);
  baselines.set(key, known);
  return known;
}

interface Setting {
  sdk: Sdk;
  lifecycle: string;
  fault?: string;
  mode?: ResponseMode;
  guard?: boolean;
}

async function run({ sdk, lifecycle, fault = "nothing fails", mode = "ok", guard = true }: Setting): Promise<Ran> {
  const ingest = await startIngest();
  ingest.setResponseMode(mode);
  const env = {
    SENTRY_DSN: ingest.dsn(),
    LIFECYCLE: lifecycle,
    FAULT: fault,
    ...(guard ? { GUARD: "1" } : {}),
    ...(mode === "ok" ? {} : { FLUSH_MS: "700" }),
  };
  const { stdout, stderr, exitCode } = await runApp({ sdk, script: "scrubber/faults/app.mjs", env });
  await ingest.close();
  const printed: Printed =
    exitCode === 0 ? JSON.parse(stdout) : { unhandled: [stderr], warnings: [], reports: 0, lost: {} };
  return { ...printed, ingest, stderr, exitCode, arrived: arrivedAt(ingest), ...discardedIn(ingest) };
}

function expectUntouchedApp(ran: Ran, expect: typeof import("vitest").expect): void {
  expect(ran).toMatchObject({ unhandled: [], stderr: "", exitCode: 0 });
  expect(leaksOf(ran.ingest)).toEqual([]);
  expect(ran.ingest.refused).toEqual([]);
  expect.soft(ran.warnings.length, ran.warnings.join("\n")).toBeLessThanOrEqual(1);
}

function leaksOf(ingest: Ingest): string[] {
  const wire = ingest.envelopes.map(({ text }) => text).join("\n");
  return Object.entries(secrets).flatMap(([name, secret]) =>
    [secret, encodeURIComponent(secret)].some((form) => wire.includes(form)) ? [name] : [],
  );
}

/**
 * Counts the items that arrived, by data category. Each entry of a container counts as one item. A transaction also
 * counts as spans: its child spans and the root span.
 */
function arrivedAt(ingest: Ingest): Counts {
  const counts: Counts = {};
  for (const { type, header, payload } of ingest.items()) {
    const category = CATEGORIES[type];
    if (category === undefined) continue;
    const { items, spans } = Object(payload);
    if (Array.isArray(items)) {
      // Relay rejects a container whose `item_count` is wrong.
      if (header["item_count"] !== items.length) counts[`${type} of a wrong item_count`] = items.length;
    }
    add(counts, category, Array.isArray(items) ? items.length : 1);
    if (type === "transaction") add(counts, "span", spans.length + 1);
  }
  return counts;
}

function discardedIn(ingest: Ingest): { discarded: Counts; reasons: Counts } {
  const discarded: Counts = {};
  const reasons: Counts = {};
  for (const { payload } of ingest.items("client_report")) {
    for (const { reason, category, quantity } of Object(payload).discarded_events) {
      add(discarded, category, quantity);
      add(reasons, `${reason}:${category}`, quantity);
    }
  }
  return { discarded, reasons };
}

function byCategory(lost: Counts): Counts {
  const counts: Counts = {};
  for (const [key, count] of Object.entries(lost)) add(counts, key.slice(key.indexOf(":") + 1), count);
  return counts;
}

function sumOf(a: Counts, b: Counts): Counts {
  const sum = { ...a };
  for (const [key, value] of Object.entries(b)) add(sum, key, value);
  return sum;
}

function add(counts: Counts, key: string, amount: number): void {
  counts[key] = (counts[key] ?? 0) + amount;
}
