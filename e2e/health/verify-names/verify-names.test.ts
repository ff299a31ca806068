import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "vitest";
import { forkApp } from "../../src/drivers/fork-app.ts";
import { type ResponseMode, startIngest } from "../../src/ingest/index.ts";
import { someSdks } from "../../support/some-of.ts";
import type { Answer } from "../reports.ts";

const BIN = fileURLToPath(new URL("../../../packages/config/bin/sentry-config.js", import.meta.url));

const MODES: readonly ResponseMode[] = [
  { status: 400, detail: "monkey business" },
  { status: 401, detail: "missing authorization information" },
  { status: 413 },
  { status: 429, retryAfter: 60 },
  { status: 500 },
  "reset",
];

/** Runs `sentry-config verify`. Returns the outcomes of the command's event and trace. */
function verify(dsn: string): Promise<string[]> {
  return new Promise((resolve) => {
    const env = { PATH: process.env["PATH"], SENTRY_DSN: dsn };
    execFile(process.execPath, [BIN, "verify", "--json"], { env }, (_error, stdout) => {
      resolve(JSON.parse(stdout).sent.map(({ outcome }: { outcome: string }) => outcome));
    });
  });
}

test.concurrent.for(someSdks())(
  "an app with %s names a failure as `sentry-config verify` does",
  async (sdk, { expect }) => {
    const ingest = await startIngest();
    const app = await forkApp(sdk, "health/outcomes/app.mjs", { SENTRY_DSN: ingest.dsn() });
    for (const mode of MODES) {
      ingest.setResponseMode(mode);
      const { report } = await app.ask<Answer>({ restart: true, capture: ["error"] });
      const outcome = report.lastFailure?.outcome;
      expect(outcome, JSON.stringify(mode)).toBeDefined();
      expect(await verify(ingest.dsn())).toEqual([outcome, outcome]);
    }
    await app.stop();
    await ingest.close();
  },
);
