import { describe, type ExpectStatic, test } from "vitest";
import { type Ended, runApp, SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { type Envelope, startIngest } from "../../src/ingest/index.ts";
import { spansOf } from "../../support/arrived-spans.ts";
import { someOf } from "../../support/some-of.ts";

const SECRET = "ORD-12345678";
/** The root spans that must be kept, and the child spans that end after them (`late ...`). */
const KEPT = ["failed 1", "failed 2", "failed 3", "late failed 1", "late failed 2", "late failed 3"];

const WAYS = ["spread", "compose", "spread, the sampler first", "compose, the sampler first"];
/** The ways in which the app ends, with the exit code, which is null after a signal. */
const ENDS: readonly (readonly [end: string, exitCode: number | null])[] = [
  ["SIGTERM", null],
  ["beforeExit", 0],
  ["an uncaught exception", 1],
];
const KINDS = SDKS.flatMap((sdk) => ["static", "stream"].map((lifecycle) => ({ sdk, lifecycle })));
const across = <T>(list: readonly T[]) => list.flatMap((one) => KINDS.map((kind) => ({ ...kind, one })));

describe.concurrent("traces in an app with the sampler and the scrubber", () => {
  test.for(someOf(across(WAYS), 9))(
    "combined by $one are scrubbed once if they are kept, and never if they are dropped, on $sdk $lifecycle",
    async ({ one: join, ...kind }, { expect }) => {
      const { app, scrubs, wire } = await run({ ...kind, join });
      expect(app.exitCode).toBe(0);
      expect(scrubs).toEqual(KEPT);
      expectKeptAndClean(wire, expect);
    },
  );

  test.for(someOf(across(ENDS), 7))(
    "are scrubbed once and sent when the app ends by $one.0, on $sdk $lifecycle",
    async ({ one: [end, exitCode], ...kind }, { expect }) => {
      const { app, scrubs, wire } = await run({ ...kind, end });
      expect(app.exitCode).toBe(exitCode);
      expect(scrubs).toEqual(KEPT);
      expectKeptAndClean(wire, expect);
    },
  );

  test.for(someOf(across(["addIntegration, after the sampler"]), 5))(
    "are scrubbed before they are sent if the guard is added by $one, on $sdk $lifecycle",
    async ({ one: join, ...kind }, { expect }) => {
      const { app, scrubs, wire } = await run({ ...kind, join });
      expect(app.exitCode).toBe(0);
      expect(scrubs).toEqual(expect.arrayContaining(KEPT));
      expectKeptAndClean(wire, expect);
    },
  );

  test.for(someOf(across(["compose, with Spotlight"]), 5))(
    "combined by $one are sent to Spotlight scrubbed, and only if they are kept, on $sdk $lifecycle",
    async ({ one: join, ...kind }, { expect }) => {
      const { scrubs, wire, shown } = await run({ ...kind, join });
      expect(scrubs).toEqual(KEPT);
      expectKeptAndClean(wire, expect);
      expectKeptAndClean(shown, expect);
      for (const { segment, attributeRate } of shown.flatMap(spansOf)) if (segment) expect(attributeRate).toBe(1);
    },
  );
});

interface Run {
  sdk: Sdk;
  lifecycle: string;
  join?: string;
  end?: string;
}

interface Seen {
  app: Ended;
  /**
   * The names of the scrubbed traces and late child spans. A name occurs once for each time that the trace or span is
   * scrubbed.
   */
  scrubs: string[];
  wire: readonly Envelope[];
  /** The envelopes that were sent to Spotlight. */
  shown: readonly Envelope[];
}

async function run({ sdk, lifecycle, join = "spread", end = "close" }: Run): Promise<Seen> {
  const [ingest, sidecar] = await Promise.all([startIngest(), startIngest()]);
  const SIDECAR = `${sidecar.url}/api/1/envelope/`;
  const env = { SENTRY_DSN: ingest.dsn(), JOIN: join, END: end, LIFECYCLE: lifecycle, SIDECAR };
  const app = await runApp({ sdk, script: "sampler/scrubbed-once/app.mjs", env });
  await Promise.all([ingest.close(), sidecar.close()]);
  const scrubs = app.stdout.split("\n").filter((line) => line !== "");
  return { app, scrubs: scrubs.sort(), wire: ingest.envelopes, shown: sidecar.envelopes };
}

/** Checks that exactly the kept traces arrived, and that none of them contains the secret. */
function expectKeptAndClean(envelopes: readonly Envelope[], expect: ExpectStatic): void {
  const text = envelopes.map((envelope) => envelope.text).join("\n");
  expect([...new Set(text.match(/(?:late )?(?:failed|healthy) \d/g))].sort()).toEqual(KEPT);
  expect(text).not.toContain(SECRET);
}
