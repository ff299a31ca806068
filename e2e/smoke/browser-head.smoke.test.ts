import { join } from "node:path";
import { startIngest } from "@sentry-policy/e2e/ingest";
import { expect, test } from "vitest";
import { estimate, spansOf } from "../support/arrived-spans.ts";
import { path, reason } from "./chromium.ts";
import { runtimes } from "./places.ts";
import { start } from "./program.ts";

/**
 * Number of traces after the first and after the second phase of `head-page.mjs`. The phases are: 300 traces with few
 * failures, 100 of a second endpoint that works, and 100 failed ones of that endpoint.
 */
const STEADY_TRACES = 300;
const TRACES_BEFORE_FAILURES = 400;
const ALL_TRACES = 500;
/** How many traces failed: three in the first phase (one in a hundred), and 100 in the last one. */
const FAILED_TRACES = 103;

test.skipIf(path === undefined).each(["browser-v10", "browser-v11"])(
  `a page of %s raises the sample rate of an endpoint that starts to fail, and sends the rate that it used${reason}`,
  { timeout: 180_000 },
  async (app) => {
    const ingest = await startIngest();
    const args = ["../browser-driver/drive.mjs", ".", "head.mjs"];
    const env = { CHROMIUM_PATH: path ?? "", SENTRY_DSN: ingest.dsn("1") };
    const running = start({ command: process.execPath, args, cwd: join(runtimes, app), env }, 160_000);
    const isDone = () => ingest.items("event").some(({ payload }) => Object(payload).message === "done");
    await Promise.race([running.ended, ingest.waitFor(isDone, 140_000)]);
    running.dismiss();
    const ended = await running.ended;
    await ingest.close();

    const { result: rates, complaints }: { result: number[]; complaints: string[] } = JSON.parse(ended.stdout);
    expect(complaints).toEqual([]);
    expect(rates).toHaveLength(ALL_TRACES);
    expect(new Set(rates.slice(0, TRACES_BEFORE_FAILURES + 1))).toEqual(new Set([0.1]));
    expect(rates[TRACES_BEFORE_FAILURES + 20]).toBeGreaterThan(0.2);
    expect(rates.at(-1)).toBe(1);

    const errors = ingest.items("event").filter(({ payload }) => Object(payload).message !== "done");
    expect(errors).toHaveLength(FAILED_TRACES);
    const spans = ingest.envelopes.flatMap(spansOf);
    for (const span of spans) {
      const rate = rates[Number(span.attribute("number")) - 1];
      expect([span.attributeRate, Number(span.headerRate)]).toEqual([rate, rate]);
    }
    for (const [name, from, to] of [
      ["steady", 0, STEADY_TRACES] as const,
      ["breaking", STEADY_TRACES, ALL_TRACES] as const,
    ]) {
      const variance = rates.slice(from, to).reduce((sum, rate) => sum + (1 - rate) / rate, 0);
      const kept = spans.filter((span) => span.name === name);
      expect(Math.abs(estimate(kept) - (to - from))).toBeLessThan(4 * Math.sqrt(variance));
    }
  },
);
