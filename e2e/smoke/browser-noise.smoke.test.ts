import { join } from "node:path";
import { startIngest } from "@sentry-policy/e2e/ingest";
import { expect, test } from "vitest";
import { errorsOf } from "../support/arrived-errors.ts";
import { path, reason } from "./chromium.ts";
import { runtimes } from "./places.ts";
import { start } from "./program.ts";

test.skipIf(path === undefined).each(["browser-v10", "browser-v11"])(
  `a page of %s sends its own errors, counted exactly, and none of the browser's noise${reason}`,
  { timeout: 120_000 },
  async (app) => {
    const ingest = await startIngest();
    const args = ["../browser-driver/drive.mjs", ".", "noise.mjs"];
    const env = { CHROMIUM_PATH: path ?? "", SENTRY_DSN: ingest.dsn("1") };
    const running = start({ command: process.execPath, args, cwd: join(runtimes, app), env }, 100_000);
    const isDone = () => ingest.items("event").some(({ payload }) => Object(payload).message === "done");
    await Promise.race([running.ended, ingest.waitFor(isDone, 90_000)]);
    running.dismiss();
    const ended = await running.ended;
    await ingest.close();

    const { result }: { result: { looped: boolean; dropped: [string, number][] } } = JSON.parse(ended.stdout);
    expect(result.looped).toBe(true);
    const errors = errorsOf(ingest.envelopes).filter(({ event }) => event.message !== "done");
    const counts = new Map<string, number>();
    for (const { type, message, count } of errors) {
      const text = `${type}: ${message.replace(/\d+/, "N")}`;
      counts.set(text, (counts.get(text) ?? 0) + count);
    }
    expect(Object.fromEntries(counts)).toEqual({ "Error: the app failed N": 300, "RangeError: rare": 1 });
    expect(errors.length).toBeLessThan(10);
    // At least four errors are dropped: those of the ResizeObserver, of the extension, of the part of the app that does
    // not load, and of the script from another origin.
    expect(result.dropped.filter(([reason]) => reason === "ignored").length).toBeGreaterThanOrEqual(4);
  },
);
