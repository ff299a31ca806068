import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";

const BIN = fileURLToPath(new URL("../../../packages/config/bin/sentry-config.js", import.meta.url));
const DSN = "https://SECRETKEY@o1.ingest.sentry.io/42";
const folder = mkdtempSync(join(tmpdir(), "sentry-config-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command as a shell would, so that the `#!` line of the script selects Node. */
function run(...args: string[]): Promise<{ readonly code: number; readonly printed: string }> {
  return new Promise((resolve) => {
    execFile(BIN, args, { env: { PATH: process.env["PATH"] } }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), printed: stdout + stderr }),
    );
  });
}

it("check reads a file without applying its NODE_OPTIONS to Node", async () => {
  const file = join(folder, ".env");
  writeFileSync(file, `NODE_OPTIONS=--require=${join(folder, "none.cjs")}\nSENTRY_DSN=${DSN}\nSENTRY_DIST=7\n`);
  const { code, printed } = await run("check", "--file", file);
  expect(printed).toMatch(/^dist +7 +env +SENTRY_DIST$/m);
  expect(printed).not.toContain("SECRETKEY");
  expect(code).toBe(0);
});

it.each([join(tmpdir(), "no.env"), DSN])(
  "check exits with 2 for the unreadable file %s, without printing a key",
  async (file) => {
    const { code, printed } = await run("check", "--file", file);
    expect(printed).toContain("Cannot read the file (ENOENT)");
    expect(printed).not.toContain("SECRETKEY");
    expect(code).toBe(2);
  },
);
