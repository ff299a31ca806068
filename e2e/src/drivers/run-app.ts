import { spawn } from "node:child_process";
import { type Sdk, scenarioOf } from "./apps.ts";

export { SDKS, type Sdk } from "./apps.ts";

export interface App {
  sdk: Sdk;
  /** The path of a scenario in `e2e`, such as `sampler/load/app.mjs`. */
  script: string;
  env?: Record<string, string>;
  /** Milliseconds after which the app is killed. @defaultValue 300_000 (only an app that hangs takes this long) */
  timeoutMs?: number;
}

export interface Ended {
  stdout: string;
  stderr: string;
  /** `null` if the app was killed. */
  exitCode: number | null;
  /**
   * Every line on stderr, and each line on stdout that mentions Sentry. Scenarios themselves print no such lines, so
   * each one comes from the SDK or from our packages.
   */
  warnings: string[];
}

/**
 * Runs a scenario as an app with this SDK and our packages. Of the developer's environment, it gets only PATH, so that
 * variables such as NODE_OPTIONS or SENTRY_DSN cannot change a test.
 */
export function runApp({ sdk, script, env = {}, timeoutMs = 300_000 }: App): Promise<Ended> {
  const child = spawn(process.execPath, [scenarioOf(sdk, script)], {
    env: { PATH: process.env["PATH"], E2E_SDK: sdk, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: timeoutMs,
    killSignal: "SIGKILL",
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ stdout, stderr, exitCode, warnings: warningsIn(stdout, stderr) }));
  });
}

function warningsIn(stdout: string, stderr: string): string[] {
  const sentryLines = stdout.split("\n").filter((line) => /sentry/i.test(line));
  return [...sentryLines, ...stderr.split("\n").filter((line) => line !== "")];
}
