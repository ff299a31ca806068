import { describe, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { secrets } from "../../support/secrets.mjs";
import { someOf, TEST_ALL } from "../../support/some-of.ts";

interface Printed {
  unhandled: string[];
  warnings: string[];
  runs: { name: string; dropped: string[] }[];
  /** Whether the app has let every step throw once. */
  isDone: boolean;
  category: string;
}

const ITEMS = ["event", "transaction", "log", "check_in", "attachment"];
const STEPS = ["proxies", "digest", "builtins"];
/**
 * What must be counted as lost for a dropped transaction or container of logs, as `category:count`. A dropped item of
 * any other type counts as one.
 */
const LOSSES: Readonly<Record<string, readonly string[]>> = {
  transaction: ["transaction:1", "span:3"],
  log: ["log_item:3"],
};
/** What is counted for a dropped transaction whose child spans cannot be read: the transaction and its root span. */
const UNREAD: readonly string[] = ["transaction:1", "span:1"];

const cases = SDKS.flatMap((sdk) =>
  ITEMS.flatMap((item) =>
    STEPS.filter((steps) => steps !== "proxies" || item !== "attachment").flatMap((steps) =>
      // `lasting` means that all later steps throw too. This is not tested for built-in functions, because the SDK
      // would fail as well.
      [false, ...(steps === "builtins" ? [] : [true])].map((lasting) => ({ sdk, item, steps, lasting })),
    ),
  ),
).filter(({ item }) => TEST_ALL || ["event", "transaction", "log"].includes(item));

describe.concurrent("a scrub that fails at each step in turn", () => {
  test.for(someOf(cases, 13))(
    "on $sdk, $item, steps: $steps, keeps failing: $lasting, sends only scrubbed items, and counts the items that it drops",
    async ({ sdk, item, steps, lasting }, { expect }) => {
      const ingest = await startIngest();
      const env = {
        SENTRY_DSN: ingest.dsn(),
        ITEM: item,
        STEPS: steps,
        ...(lasting ? { FROM_THEN_ON: "1" } : {}),
      };
      const app = await runApp({ sdk, script: "scrubber/failing-steps/app.mjs", env });
      await ingest.close();
      expect(app).toMatchObject({ exitCode: 0, stderr: "" });
      const { unhandled, warnings, runs, isDone, category }: Printed = JSON.parse(app.stdout);

      const wire = ingest.envelopes.map(({ text }) => text).join("\n");
      for (const secret of Object.values(secrets)) expect(wire).not.toContain(secret);
      expect(unhandled).toEqual([]);
      expect.soft(warnings.length, warnings.join("\n")).toBeLessThanOrEqual(1);
      expect({ isDone, many: runs.length > 3 }).toEqual({ isDone: true, many: true });

      const sent = new Set(ingest.envelopes.filter(({ items }) => items.some(({ type }) => type === item)).map(nameOf));
      const inFull = lossesOf(LOSSES[item] ?? [`${category}:1`]);
      const losses = lasting && steps === "proxies" && item === "transaction" ? [inFull, lossesOf(UNREAD)] : [inFull];
      const wrong = runs.flatMap(({ name, dropped }, index) => {
        const isRight = sent.has(name) ? dropped.length === 0 : losses.includes(String([...dropped].sort()));
        return isRight ? [] : [`step ${index + 1}: ${sent.has(name) ? "sent, but " : ""}counted ${dropped}`];
      });
      expect({ count: wrong.length, first: wrong[0] }).toEqual({ count: 0, first: undefined });
    },
  );
});

function lossesOf(losses: readonly string[]): string {
  return String(losses.map((loss) => `internal_sdk_error:${loss}`).sort());
}

function nameOf({ header }: { header: Record<string, unknown> }): unknown {
  return header["event_id"];
}
