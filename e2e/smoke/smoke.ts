import { resolve } from "node:path";
import { startIngest } from "@sentry-policy/e2e/ingest";
import { expect } from "vitest";
import { runtimes } from "./places.ts";
import { planted } from "./planted.ts";
import { type Program, start } from "./program.ts";
import { isTheError, isTheTrace } from "./telemetry.ts";

export interface Outcome {
  exitCode: number | null;
  stdout: string;
  stderr: string;
  /** How often the app's error (`errors`) and trace (`traces`) arrived at the ingest. */
  errors: number;
  traces: number;
  /** How many requests were not valid envelopes. */
  refused: number;
  /** The kinds of secrets that were found in any envelope. */
  leaked: string[];
}

/**
 * Runs an app that sends to a new ingest (a fake Sentry server). Waits until the app's error and trace have arrived and
 * the app has exited.
 *
 * @param program `app` is the path of the app's folder, absolute or relative to `e2e/runtimes`.
 */
export async function smoke(program: Omit<Program, "cwd"> & { app: string }): Promise<Outcome> {
  const ingest = await startIngest();
  try {
    const running = start(
      {
        ...program,
        cwd: resolve(runtimes, program.app),
        env: {
          SENTRY_DSN: ingest.dsn("1"),
          SENTRY_ENVIRONMENT: "smoke",
          SENTRY_TRACES_SAMPLE_RATE: "1",
          ...program.env,
        },
      },
      100_000,
    );
    const arrived = ingest.waitFor(() => ingest.items().some(isTheError) && ingest.items().some(isTheTrace), 90_000);
    // Waits until the data has arrived, the app has exited or the time is up. Then closes the app's stdin, so that a
    // driver script exits too. The test checks what has arrived.
    await Promise.race([running.ended, arrived.catch(() => undefined)]);
    running.dismiss();
    const ended = await running.ended;

    const wire = ingest.envelopes.map((envelope) => envelope.text).join("\n");
    return {
      ...ended,
      errors: ingest.items().filter(isTheError).length,
      traces: ingest.items().filter(isTheTrace).length,
      refused: ingest.refused.length,
      leaked: Object.keys(planted.secrets).filter((kind) => wire.includes(planted.secrets[kind] ?? "")),
    };
  } finally {
    await ingest.close();
  }
}

/** Checks that the error and the trace arrived without a secret, and that the output does not mention Sentry. */
export function expectCleanTelemetry(outcome: Outcome): void {
  expect(outcome, `${outcome.stdout}\n${outcome.stderr}`).toMatchObject({
    errors: 1,
    traces: 1,
    refused: 0,
    leaked: [],
    exitCode: 0,
  });
  expect(outcome.stdout + outcome.stderr).not.toMatch(/sentry/i);
}
