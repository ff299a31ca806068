import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ENDLESS } from "./adversarial/index.ts";
import { MOST_TIMES_PLAIN } from "./growth.ts";

/** A family that takes longer than this counts as endless. The limit is high enough for a busy machine. */
const TIMEOUT_MS = 20_000;

const folder = mkdtempSync(join(tmpdir(), "endless-"));
const times = new Map<string, number>();

beforeAll(async () => {
  const program = join(folder, "endless-costs.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("endless-costs.ts", import.meta.url))],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["@sentry-policy/source"],
    // Some dependencies call `require`, which does not exist in ES modules.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  while (times.size < ENDLESS.length) await measure(program);
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true }));

it.each(ENDLESS.map(({ name }) => name))("the cost of an endless or cyclic input is bounded: %s", (name) => {
  expect(times.get(name)).toBeLessThanOrEqual(MOST_TIMES_PLAIN);
});

/**
 * Measures the families in order, beginning with the first one without a result. If a family does not finish in time,
 * kills the process and records an infinite cost for this family.
 */
async function measure(program: string): Promise<void> {
  const child = spawn(process.execPath, [program, String(times.size)], { stdio: ["ignore", "pipe", "inherit"] });
  const exit = once(child, "exit");
  const stop = () => child.kill("SIGKILL");
  let timer = setTimeout(stop, TIMEOUT_MS);
  for await (const line of createInterface(child.stdout)) {
    const [name, taken]: [string, number] = JSON.parse(line);
    times.set(name, taken);
    clearTimeout(timer);
    timer = setTimeout(stop, TIMEOUT_MS);
  }
  clearTimeout(timer);
  const [code] = await exit;
  const stopped = ENDLESS[times.size];
  if (code !== 0 && stopped !== undefined) times.set(stopped.name, Number.POSITIVE_INFINITY);
}
