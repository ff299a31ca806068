import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";

const command = fileURLToPath(new URL("../bin/sentry-export.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sentry-export-command-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a policy file, and runs the built command for it. Returns the command's exit code and output. */
function run(name: string, text: string): { status: number | null; stdout: string; stderr: string } {
  writeFileSync(join(folder, name), text);
  return spawnSync(process.execPath, [command, "collector", name], { cwd: folder, encoding: "utf8" });
}

it("exports a policy when it runs as an installed command", () => {
  const { status, stdout } = run("policy.mjs", "export const sampler = { rate: 0.5 };");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toHaveProperty("processors.tail_sampling");
});

it("says how to name a file that Node does not load as an ES module", () => {
  const { status, stderr } = run("policy.cjs", "export const sampler = { rate: 0.5 };");
  expect(status).toBe(2);
  expect(stderr).toContain("Cannot load policy.cjs: it is an ES module; name it .mjs or .mts");
});

it("loads a TypeScript policy, or says which version of Node can load one", () => {
  const { status, stderr } = run("policy.mts", "export const sampler: { rate: number } = { rate: 0.5 };");
  const loadsTypeScript = Boolean(Reflect.get(process.features, "typescript"));
  expect(status).toBe(loadsTypeScript ? 0 : 2);
  if (!loadsTypeScript) expect(stderr).toContain("does not read TypeScript; use Node 22.18 or later");
});
