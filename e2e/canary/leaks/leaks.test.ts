import { describe, expect, test } from "vitest";
import { someOf, TEST_ALL } from "../../support/some-of.ts";
import { KINDS, LIFECYCLES, type Lifecycle, type Outcome, runCanaries } from "../app/run.ts";
import { matrixOf, uncovered } from "./matrix.ts";

const SPREAD_KINDS = someOf(KINDS, 17);
/**
 * One kind of canary (made-up secret) for each way in which the scrubber recognizes a secret: by its format, by a
 * prefix, by the name of its field, and as a number.
 */
const SOME_KINDS = ["email", "bearer", "password", "card"];
/**
 * Each variant runs four times, with two SDKs and two lifecycles. Each run uses a quarter of the kinds of canaries, so
 * the four runs together use all kinds.
 */
const PARTS = LIFECYCLES.length;
const VARIANTS = [
  ...["compose", "integration", "overwritten", "both overwritten", "overwritten, spotlight"],
  ...["spotlight", "offline", "tunnel", "hooks"],
  ...["sampler", "sampler, composed"],
];
/**
 * Item types of which fewer items may arrive if the scrubber is used, because it drops items that it cannot search. The
 * number of client reports varies anyway.
 */
const MAY_BE_FEWER = new Set(["attachment", "replay_recording", "not_yet_known", "statsd", "client_report"]);

const outcomes: { control: Outcome[]; guarded: Outcome[] } = { control: [], guarded: [] };
/** `pnpm test` runs only the default lifecycle of each SDK. */
const lifecycles = LIFECYCLES.filter((life) => TEST_ALL || (life.sdk === "v10") === (life.lifecycle === "static"));
// `pnpm test` runs only two of these cases, one for each SDK.
const others = someOf(
  VARIANTS.flatMap((variant) => LIFECYCLES.map((life) => ({ ...life, variant }))).map((wanted, index) => ({
    ...wanted,
    kinds: TEST_ALL ? partOf(KINDS, index) : SOME_KINDS,
  })),
  23,
);

/**
 * Returns the kinds of canaries for one run: every fourth kind, beginning at a different one in each of the four runs
 * of a variant. The run with the index 1 uses the kinds 3, 7, 11, and so on.
 */
function partOf(kinds: readonly string[], index: number): string[] {
  return kinds.filter((_, place) => (place + index) % PARTS === 0);
}

describe.concurrent("an app with canaries of every kind in every place", () => {
  test.for(lifecycles)("sends them without our packages, on $sdk $lifecycle", async (life, { expect }) => {
    const outcome = await runCanaries({ ...life, variant: "control", kinds: SPREAD_KINDS });
    outcomes.control.push(outcome);

    expect(KINDS.length).toBeGreaterThanOrEqual(25);
    expect(outcome.places.length - uncovered([outcome]).length).toBeGreaterThanOrEqual(80);
    expect(outcome.arrived.size / (outcome.places.length * SPREAD_KINDS.length)).toBeGreaterThan(0.9);
  });

  test.for(lifecycles)("sends none with a plain spread, on $sdk $lifecycle", async (life, { expect }) => {
    const outcome = await runCanaries({ ...life, variant: "spread", kinds: SPREAD_KINDS });
    outcomes.guarded.push(outcome);

    expect(outcome.leaks).toEqual([]);
    expect(outcome.exitCode).toBe(0);
  });

  test.for(others)("sends none with $variant, on $sdk $lifecycle", async (wanted, { expect }) => {
    const outcome = await runCanaries(wanted);

    expect(outcome.leaks).toEqual([]);
    expect(outcome.exitCode).toBe(0);
    if (wanted.variant === "offline") {
      // Stored envelopes are sent in random order, so no particular item type is expected.
      expect(outcome.stored.length).toBeGreaterThan(100);
      expect(outcome.envelopes.length).toBeGreaterThan(0);
    } else expect(outcome.items.get("event")).toBeGreaterThan(0);
    if (wanted.variant.startsWith("overwritten")) expect(outcome.stderr).toContain("`integrations` was replaced");
    if (wanted.variant === "both overwritten") expect(outcome.stderr).toContain("were both replaced");
  });

  test.for(someOf(LIFECYCLES, 5))(
    "sends none if it sends traces only in the tick of `init` and `integrations` is overwritten, on $sdk $lifecycle",
    async (life: Lifecycle, { expect }) => {
      const outcome = await runCanaries({ ...life, variant: "overwritten", scenes: "spans" });

      expect(outcome.leaks).toEqual([]);
      expect((outcome.items.get("transaction") ?? 0) + (outcome.items.get("span") ?? 0)).toBeGreaterThanOrEqual(
        KINDS.length,
      );
    },
  );
});

test("the scrubber drops no item that it can search", () => {
  for (const { label, items } of outcomes.control) {
    const guarded = outcomes.guarded.find((outcome) => outcome.label === label);
    for (const [type, count] of items) {
      // A busy machine loses some requests, so a fifth of the items may be missing. unchanged-data.test.ts compares
      // single items exactly.
      if (!MAY_BE_FEWER.has(type)) expect(guarded?.items.get(type), `${type}, ${label}`).toBeGreaterThan(0.8 * count);
    }
  }
});

test("every run is part of the printed matrix", () => {
  console.log(matrixOf(outcomes.control, outcomes.guarded, SPREAD_KINDS));
  console.log(
    `Not covered, because no canary arrived without our packages:\n  ${uncovered(outcomes.control).join("\n  ")}`,
  );
  expect(outcomes.control).toHaveLength(lifecycles.length);
  expect(outcomes.guarded).toHaveLength(lifecycles.length);
});
