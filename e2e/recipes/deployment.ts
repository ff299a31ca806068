// Runs a recipe like a deployed app: from a folder in which the SDK and our packages are installed, with Sentry's
// variables in the environment.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Ingest, startIngest } from "@sentry-policy/e2e/ingest";
import { repository, runtimes } from "../smoke/places.ts";
import { type Running, start } from "../smoke/program.ts";

export const ENVIRONMENT = "recipes";
export const RELEASE = "shop@1.4.0";

/** Matches source files, which may call `scrubber()`: `app.ts`, `App.vue`, `init.mjs`. */
const SOURCE = /\.(?:[cm]?[jt]sx?|vue)$/;
/** Timeout in milliseconds, which only a program that hangs reaches. */
const PROGRAM_TIMEOUT_MS = 1_000_000;

/** A copy of a recipe, and the ingest (the fake Sentry server) that receives its data. */
export interface Deployment {
  /** The folder with the copy of the recipe. */
  readonly folder: string;
  /** The folder in `e2e/runtimes` whose `node_modules` contains the SDK and our packages. */
  readonly install: string;
  readonly ingest: Ingest;
  readonly env: Readonly<Record<string, string>>;
}

/** How long to wait for a recipe's data, in milliseconds. Then the test checks what has arrived. */
const ARRIVAL_TIMEOUT_MS = 60_000;

export interface DeploymentOptions {
  /** The name of the recipe's folder in `examples`. */
  recipe: string;
  /** The folder in `e2e/runtimes` whose `node_modules` the recipe uses, such as `recipes-node-v11`. */
  install: string;
  rate: string;
  /** Whether to remove `scrubber()` from the copy, to see what arrives without it. */
  withoutScrubber?: boolean;
  /**
   * The name of the copy, needed if a recipe is copied several times. The default is `without-scrubber` if the scrubber
   * is removed, otherwise `as-it-is`.
   */
  copy?: string;
}

/**
 * Copies a recipe into a folder in `e2e/runtimes`, because Node looks for `node_modules` in the folder of a file and
 * its parents.
 */
export async function deploy({
  recipe,
  install,
  rate,
  withoutScrubber = false,
  copy = withoutScrubber ? "without-scrubber" : "as-it-is",
}: DeploymentOptions): Promise<Deployment> {
  const folder = join(runtimes, install, ".recipes", recipe, copy);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(repository, "examples", recipe), folder, { recursive: true });
  if (withoutScrubber) removeScrubber(folder);
  const ingest = await startIngest();
  const env = {
    NODE_ENV: "production",
    PORT: "0",
    SENTRY_DSN: ingest.dsn("1"),
    SENTRY_ENVIRONMENT: ENVIRONMENT,
    SENTRY_RELEASE: RELEASE,
    SENTRY_TRACES_SAMPLE_RATE: rate,
    SENTRY_ENABLE_LOGS: "true",
    // The SDK collects headers, cookies and bodies, so only the scrubber can keep the secrets from being sent.
    SENTRY_SEND_DEFAULT_PII: "true",
  };
  return { folder, install: join(runtimes, install), ingest, env };
}

/** Waits until `hasArrived` returns true, or until the timeout has passed. */
export async function waitUntil({ ingest }: Deployment, hasArrived: (ingest: Ingest) => boolean): Promise<void> {
  await ingest.waitFor(hasArrived, ARRIVAL_TIMEOUT_MS).catch(() => undefined);
}

/** Starts a program in the folder and with the environment of a deployment. */
export function startIn({ folder, env }: Deployment, [command, ...args]: readonly [string, ...string[]]): Running {
  const program = { command: command === "node" ? process.execPath : command, args, cwd: folder, env };
  return start(program, PROGRAM_TIMEOUT_MS);
}

/** Runs a program, such as a build, until it ends. Returns its output, or throws if it fails. */
export async function runIn(deployment: Deployment, command: readonly [string, ...string[]]): Promise<string> {
  const { exitCode, stdout, stderr } = await startIn(deployment, command).ended;
  if (exitCode !== 0) throw new Error(`${command.join(" ")} exited with ${exitCode}:\n${stdout}\n${stderr}`);
  return `${stdout}\n${stderr}`;
}

function removeScrubber(folder: string): void {
  let removed = 0;
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const file of names.filter((name) => SOURCE.test(name)).map((name) => join(folder, name))) {
    const source = readFileSync(file, "utf8");
    const without = source.replace(/(?:\.\.\.)?scrubber\(\),\s*/g, "");
    if (without !== source) removed += 1;
    writeFileSync(file, without);
  }
  if (removed === 0) throw new Error(`No file in ${folder} calls scrubber().`);
}
