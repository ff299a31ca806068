import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ask, type Engine, versionFrom } from "./engine.ts";

/** The Python package of Relay 26.9.0. It contains the library that scrubs events on Sentry's servers. */
const PACKAGE = "sentry-relay==0.10.1";
const CACHE = fileURLToPath(new URL("../.engines", import.meta.url));
const PROGRAM = fileURLToPath(new URL("relay.py", import.meta.url));
const PYTHON = process.platform === "win32" ? "python" : "python3";

/** Relay's functions for scrubbing. Their Python package is installed into a cache folder on the first use. */
export const RELAY: Engine = findRelay();

function findRelay(): Engine {
  const version = versionFrom(PYTHON, "-c", "import sys; print('%d.%d' % sys.version_info[:2])");
  if (version === undefined) return { missing: "Python 3 is not installed" };
  const folder = join(CACHE, `${PACKAGE}-python${version}-${process.arch}`);
  const problem = existsSync(folder) ? undefined : install(folder);
  if (problem !== undefined) return { missing: `pip cannot install ${PACKAGE}: ${problem}` };
  return { command: [PYTHON, PROGRAM], env: { PYTHONPATH: folder } };
}

/**
 * Installs the package into `folder`. Returns the reason if this fails. Installs into a temporary folder first,
 * because several test files may install the package at the same time.
 */
function install(folder: string): string | undefined {
  mkdirSync(CACHE, { recursive: true });
  const temporary = mkdtempSync(join(CACHE, "installing-"));
  try {
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", temporary, PACKAGE];
    const { status, stderr } = spawnSync(PYTHON, pip, { encoding: "utf8" });
    if (status !== 0) return stderr.trim().split("\n").at(-1) ?? "unknown error";
    if (!existsSync(folder)) renameSync(temporary, folder);
    return undefined;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** A PII config, and the events to scrub with it. */
export interface Stripping {
  readonly config: object;
  readonly events: readonly unknown[];
}

/** Scrubs events as Relay does. Returns the scrubbed events of each request. */
export function stripByRelay(requests: readonly Stripping[]): readonly (readonly unknown[])[] {
  return ask<readonly unknown[]>(
    RELAY,
    requests.map((request) => ({ command: "strip", ...request })),
  );
}

/** Returns, for each PII config, the reason why Relay refuses it, or `null` if Relay accepts it. */
export function problemsInRelay(configs: readonly object[]): readonly (string | null)[] {
  return ask<readonly (string | null)[]>(RELAY, [{ command: "validate", configs }])[0] ?? [];
}

/** Returns, for each selector, the reason why Relay refuses it, or `null` if Relay accepts it. */
export function selectorProblemsInRelay(selectors: readonly string[]): readonly (string | null)[] {
  return ask<readonly (string | null)[]>(RELAY, [{ command: "selectors", selectors }])[0] ?? [];
}

/** Returns the PII config that Relay derives from the settings of a project. */
export function configOfSettings(settings: object): object {
  return ask<object>(RELAY, [{ command: "settings", settings }])[0] ?? {};
}
